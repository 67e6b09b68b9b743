"""hienluong site"""

from collections.abc import Callable

import click

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid
from hienluong.base.text import address_words
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.organisation.public import agency_by_identifier
from hienluong.systems.portal.actions.archive import archive_site, reopen_site
from hienluong.systems.portal.actions.create_sites import create_sites
from hienluong.systems.portal.actions.own_hostname import checked_hostname, give_hostname, take_hostname
from hienluong.systems.portal.queries.presets import presets
from hienluong.systems.portal.queries.sites import site_by_slug, sites
from hienluong.systems.portal.values import NewSite

__all__ = ["site"]


@click.group(short_help="Trang của các cơ quan")
def site() -> None:
    """Lập và liệt kê trang của các cơ quan.

    Sites of agencies.
    """


@site.command("list")
def list_sites() -> None:
    """Liệt kê các trang.

    Lists the sites.
    """
    for slug, found in sites().items():
        state = "đã khép lại" if found.archived_at else found.preset
        click.echo("\t".join(filter(None, (slug, found.name, state, found.hostname))))


@site.command()
@click.argument("agency")
@click.option(
    "--slug", default="", help="Phần địa chỉ sau /trang/ · the address; made from the name when left out."
)
@click.option("--preset", default="department-2018", help="Mẫu cấu trúc · the structure it begins with.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def create(agency: str, slug: str, preset: str, dry_run: bool) -> None:
    """Lập trang cho một cơ quan, theo mã định danh.

    Makes the site of an agency, given by its identifier.

    \b
    Ví dụ · Example:
      hienluong site create H50.4 --preset department-2018
    """
    try:
        state = agency_by_identifier(agency, clock.today())
        if preset not in presets():
            raise click.ClickException(f"Không có mẫu {preset}. Các mẫu: {', '.join(presets())}.")
        new = NewSite(
            agency_id=state.agency_id, slug=slug or address_words(state.name), name=state.name, preset=preset,
            address=state.address, phone=state.phone, email=state.email,
        )  # fmt: skip
        if dry_run:
            click.echo(f"Sẽ lập trang /trang/{new.slug}/ cho {new.name}.")
            return
        create_sites(SYSTEM, [new])
    except HouseError as error:
        raise click.ClickException(f"{error.what} {error.next_step}".strip()) from None
    click.echo(f"Đã lập trang /trang/{new.slug}/. Người có quyền sửa mở /bien-tap/.")


@site.command()
@click.argument("slug")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def archive(slug: str, dry_run: bool) -> None:
    """Khép lại trang của một cơ quan; nội dung vẫn đọc được, không ai sửa được.

    Closes the site of an agency: it stays to be read and cannot be edited. Sites of agencies that end close by themselves.

    \b
    Ví dụ · Example:
      hienluong site archive so-noi-vu
    """
    _on_site(slug, archive_site, ("Sẽ khép lại trang {}.", "Đã khép lại trang {}."), dry_run=dry_run)


@site.command()
@click.argument("slug")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def reopen(slug: str, dry_run: bool) -> None:
    """Mở lại trang đã khép.

    Opens a closed site again.

    \b
    Ví dụ · Example:
      hienluong site reopen so-noi-vu
    """
    _on_site(slug, reopen_site, ("Sẽ mở lại trang {}.", "Đã mở lại trang {}."), dry_run=dry_run)


@site.command()
@click.argument("slug")
@click.argument("name", required=False, default="")
@click.option("--remove", is_flag=True, help="Gỡ tên miền riêng · take the name away.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ làm gì · only say what would be done.")
def hostname(slug: str, name: str, remove: bool, dry_run: bool) -> None:
    """Cho trang của một cơ quan một tên miền riêng, hoặc gỡ tên ấy.

    Lets a site be answered under a name of its own, or no more. Name server and certificate are set up elsewhere.

    \b
    Ví dụ · Example:
      hienluong site hostname so-noi-vu noivu.quangtri.gov.vn
      hienluong site hostname so-noi-vu --remove
    """
    if remove == bool(name):
        raise click.UsageError("Ghi tên miền, hoặc --remove để gỡ tên đang có.")
    try:
        click.echo(
            _without_name(slug, dry_run=dry_run) if remove else _with_name(slug, name, dry_run=dry_run)
        )
    except HouseError as error:
        raise click.ClickException(_words_of(error)) from None


def _with_name(slug: str, name: str, *, dry_run: bool) -> str:
    place = f"/trang/{site_by_slug(slug).slug}/"
    if dry_run:
        return f"Trang {place} sẽ mở ở tên miền {checked_hostname(slug, name)}."
    return f"Trang {place} mở ở tên miền {give_hostname(SYSTEM, slug, name)} sau một giây."


def _without_name(slug: str, *, dry_run: bool) -> str:
    before = site_by_slug(slug).hostname if dry_run else take_hostname(SYSTEM, slug)
    if not before:
        return f"Trang /trang/{slug}/ không có tên miền riêng."
    return f"{'Sẽ gỡ' if dry_run else 'Đã gỡ'} tên miền {before} khỏi trang /trang/{slug}/."


def _words_of(error: HouseError) -> str:
    if isinstance(error, Invalid):
        return " ".join(error.fields.values())
    return f"{error.what} {error.next_step}".strip()


def _on_site(slug: str, act: Callable[[Actor, int], object], told: tuple[str, str], *, dry_run: bool) -> None:
    """By the site's address: an agency that ended has no identifier of today."""
    try:
        found = site_by_slug(slug)
        if not dry_run:
            act(SYSTEM, found.agency_id)
    except HouseError as error:
        raise click.ClickException(f"{error.what} Các trang: hienluong site list.") from None
    click.echo(told[not dry_run].format(f"/trang/{found.slug}/"))
