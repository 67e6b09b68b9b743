"""How a reader wants pages to look: kept in cookies of their own, so that it works signed out and without a database."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

__all__ = ["CHOICES", "Look", "look_of", "remember"]

CHOICES = {
    "theme": ("auto", "light", "dark"),
    "contrast": ("normal", "more"),
    "text": ("normal", "large"),
    "keys": ("on", "off"),
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

    @property
    def dark_media(self) -> str:
        """When the dark sheet applies, as a media query; empty when never. Paper stays white."""
        return _DARK_MEDIA.get(self.theme, "")


def look_of(request: HttpRequest) -> Look:
    """The preferences in the request's cookies; anything unknown counts as the default."""
    return Look(**{name: _valid(name, request.COOKIES.get(f"hl_{name}", "")) for name in CHOICES})


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
