"""The text of a document's files, for its search."""

from hienluong.base.text import fold
from hienluong.systems.legal.models import Document

__all__ = ["folded_text"]

_MOST_LETTERS = 400_000
"""PostgreSQL's limit for one document is a megabyte of different words."""


def folded_text(document: Document) -> str:
    """All its files in their order, folded and cut to what the index takes."""
    texts = document.files.order_by("position").values_list("text", flat=True)
    return fold(" ".join(texts))[:_MOST_LETTERS]
