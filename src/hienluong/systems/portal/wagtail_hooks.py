"""The editors' desk as this house wants it."""

from wagtail import hooks
from wagtail.admin.menu import MenuItem

__all__: list[str] = []

_LEFT_OUT = {"reports", "settings", "help"}
"""Menus that reach beyond one site, or speak of the library and not of the work."""


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def keep_to_the_work(request: object, items: list[MenuItem]) -> None:  # noqa: ARG001
    """Pages, pictures and files: what an editor has."""
    items[:] = [item for item in items if item.name not in _LEFT_OUT]
