"""Front door of search: what is public goes in and is found; everyday phrases over a few thousand subjects."""

from hienluong.shared.search.actions.forget import forget, forget_agency
from hienluong.shared.search.actions.index import index
from hienluong.shared.search.everyday.index import Hit as PhraseHit
from hienluong.shared.search.everyday.index import Index, Phrased
from hienluong.shared.search.everyday.language import Language, read_language
from hienluong.shared.search.everyday.words import Word, words_of
from hienluong.shared.search.kinds import Kind, register
from hienluong.shared.search.queries.search import search
from hienluong.shared.search.values import Answer, Entry, Group, Hit, Moved

__all__ = [
    "Answer",
    "Entry",
    "Group",
    "Hit",
    "Index",
    "Kind",
    "Language",
    "Moved",
    "PhraseHit",
    "Phrased",
    "Word",
    "forget",
    "forget_agency",
    "index",
    "read_language",
    "register",
    "search",
    "words_of",
]
