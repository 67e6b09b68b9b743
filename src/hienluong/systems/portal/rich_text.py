"""The fields of the editors' desk that a script fills. What no editor could have sent is refused in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from draftjs_exporter.error import ExporterException
from wagtail import blocks
from wagtail.admin.rich_text import DraftailRichTextArea

from hienluong.systems.portal.errors import UnreadableWords

__all__ = ["ReadableStream", "WordsArea"]


class WordsArea(DraftailRichTextArea):
    """The text editor of the desk."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:  # noqa: ANN401
        """The words as they are stored. Raises UnreadableWords."""
        with _refused():
            return super().value_from_datadict(data, files, name)


class ReadableStream(blocks.StreamBlock):
    """Blocks, each with its number and its kind."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:  # noqa: ANN401
        """The blocks in their order. Raises UnreadableWords."""
        with _refused():
            return super().value_from_datadict(data, files, prefix)


@contextmanager
def _refused() -> Iterator[None]:
    """The library trusts its own script and falls over whatever else is sent."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, ExporterException) as fault:
        raise UnreadableWords from fault
