"""Living modules of the house behind menu entries: their content is never typed twice.

A module is a view `(request, agency_id)`. While none is registered under a name, the section shows its own words.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

__all__ = ["MODULES", "ModuleView", "module_view", "register_module"]

ModuleView = Callable[[HttpRequest, int], HttpResponseBase]

MODULES: dict[str, ModuleView] = {}


def register_module(name: str, view: ModuleView) -> None:
    """Let sections with this module be drawn by `view`."""
    MODULES[name] = view


def module_view(name: str) -> ModuleView | None:
    """The view of a module, when the installation has it."""
    return MODULES.get(name)
