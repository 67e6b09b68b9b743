"""Front door of search."""

from hienluong.shared.search.index import Entry, Hit, Index
from hienluong.shared.search.language import Language, read_language
from hienluong.shared.search.words import Word, words_of

__all__ = ["Entry", "Hit", "Index", "Language", "Word", "read_language", "words_of"]
