"""Front door of search: what is public goes in and is found; everyday phrases over a few thousand subjects."""

from hienluong.shared.search.actions.forget import forget, forget_agency
from hienluong.shared.search.actions.index import index
from hienluong.shared.search.everyday.index import Hit as PhraseHit
from hienluong.shared.search.everyday.index import Index, Phrased
from hienluong.shared.search.everyday.language import Language, read_language
from hienluong.shared.search.everyday.words import Word, words_of
from hienluong.shared.search.kinds import Kind, Told, register
from hienluong.shared.search.pages.search import agency_search
from hienluong.shared.search.queries.fruitless import Fruitless, searches_without_result
from hienluong.shared.search.queries.search import search
from hienluong.shared.search.values import Answer, Entry, Group, Hit, Moved

__all__ = [
    "Answer",
    "Entry",
    "Fruitless",
    "Group",
    "Hit",
    "Index",
    "Kind",
    "Language",
    "Moved",
    "PhraseHit",
    "Phrased",
    "Told",
    "Word",
    "agency_search",
    "forget",
    "forget_agency",
    "index",
    "read_language",
    "register",
    "search",
    "searches_without_result",
    "words_of",
]
