"""How commands of exchange speak: what they did, would do, or why it was refused."""

from collections.abc import Callable
from typing import TypeVar

import click

from hienluong.base.errors import HouseError, Invalid

__all__ = ["DRY", "do", "said"]

T = TypeVar("T")
DRY = click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")


def do(act: Callable[[], object], what: str, *, dry_run: bool) -> None:
    """Do it and say so, or only say so."""
    if dry_run:
        click.echo(f"Sẽ {what}.")
        return
    said(act)
    click.echo(f"Đã {what}.")


def said(act: Callable[[], T]) -> T:
    """The answer of an act; its refusal in words."""
    try:
        return act()
    except Invalid as error:
        raise click.ClickException("; ".join([error.what, *error.fields.values()])) from error
    except HouseError as error:
        raise click.ClickException(f"{error.what} {error.next_step}") from error
