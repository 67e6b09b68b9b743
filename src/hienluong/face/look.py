"""How a reader wants pages to look: kept in cookies of their own, so that it works signed out and without a database."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

__all__ = ["CHOICES", "Look", "look_of", "remember"]

CHOICES = {
    "theme": ("auto", "light", "dark"),
    "contrast": ("normal", "more"),
    "text": ("normal", "large"),
    "keys": ("on", "off"),
    "data": ("auto", "less", "all"),
}
"""Each preference and its values, the first being the default."""

_YEAR = 365 * 24 * 3600
_DARK_MEDIA = {"auto": "screen and (prefers-color-scheme: dark)", "dark": "screen"}


@dataclass(frozen=True, slots=True)
class Look:
    """The preferences of one reader."""

    theme: str = "auto"
    contrast: str = "normal"
    text: str = "normal"
    keys: str = "on"
    data: str = "auto"
    asked_less: bool = False
    """Whether the browser itself asks for less (the header Save-Data)."""

    @property
    def saves_data(self) -> bool:
        """Whether pages come without pictures and letters of their own; the reader's word goes before the browser's."""
        return self.data == "less" or (self.data == "auto" and self.asked_less)

    @property
    def dark_media(self) -> str:
        """When the dark sheet applies, as a media query; empty when never. Paper stays white."""
        return _DARK_MEDIA.get(self.theme, "")


def look_of(request: HttpRequest) -> Look:
    """The preferences in the request's cookies; anything unknown counts as the default."""
    chosen = {name: _valid(name, request.COOKIES.get(f"hl_{name}", "")) for name in CHOICES}
    return Look(**chosen, asked_less=request.headers.get("Save-Data", "").lower() == "on")


def remember(response: HttpResponse, request: HttpRequest) -> None:
    """Store the preferences posted in `request` for a year."""
    for name in CHOICES.keys() & request.POST.keys():
        response.set_cookie(
            f"hl_{name}",
            _valid(name, request.POST[name]),
            max_age=_YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )


def _valid(name: str, value: str) -> str:
    return value if value in CHOICES[name] else CHOICES[name][0]
