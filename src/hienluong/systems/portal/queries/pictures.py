"""A picture in the sizes and formats that browsers choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from hienluong.systems.portal.models import Picture, PictureRendition

__all__ = ["COLUMN", "TILE", "Drawn", "Sizes", "draw_all", "drawn"]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How wide a picture may be drawn, in pixels, and what of the page it takes, as browsers are told."""

    widths: Sequence[int]
    takes: str


COLUMN = Sizes((480, 960), "(width < 46rem) 100vw, 42rem")
"""A picture between the words of an article."""
TILE = Sizes((320, 640), "(width < 34rem) 100vw, 20rem")
"""One of a set."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of one picture: AVIF for browsers that know it, JPEG for all. Made after the upload; else when first asked for."""

    small: PictureRendition
    large: PictureRendition
    modern: str
    plain: str
    takes: str

    @property
    def small_bytes(self) -> int:
        """What the small one costs a reader."""
        return int(self.small.file.size)


def drawn(picture: Picture | None, sizes: Sizes = COLUMN) -> Drawn | None:
    """A picture in these sizes; None when its file is gone."""
    if picture is None:
        return None
    modern = [f"width-{width}|format-avif|avifquality-60" for width in sizes.widths]
    plain = [f"width-{width}|format-jpeg|jpegquality-75|bgcolor-fff" for width in sizes.widths]
    try:
        files = picture.get_renditions(*modern, *plain)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None
    return Drawn(
        files[plain[0]], files[plain[-1]], _offer([files[spec] for spec in modern]),
        _offer([files[spec] for spec in plain]), sizes.takes,
    )  # fmt: skip


def draw_all(picture: Picture) -> None:
    """Make what any page may ask for of a picture; what is there already stays."""
    for sizes in (COLUMN, TILE):
        drawn(picture, sizes)


def _offer(files: Sequence[PictureRendition]) -> str:
    """A `srcset`; a small original gives the same file in each size, once is enough."""
    return ", ".join(dict.fromkeys(f"{file.url} {file.width}w" for file in files))
