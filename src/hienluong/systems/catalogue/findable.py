"""Procedures in the one search: answered by the catalogue's own ranker, so that everyday phrases find them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hienluong.shared.search.public import Entry, Kind, Told, register
from hienluong.systems.catalogue.queries.search import search_procedures
from hienluong.systems.catalogue.summary import Summary

__all__ = ["ask"]

KIND = "procedure"


def ask(query: str, limit: int, offset: int) -> Told:
    """Procedures in force for a question in everyday words, best first."""
    page = search_procedures(query, limit, offset)
    refusal = page.answer.refusal
    advice = f"{refusal.what} {refusal.where}" if refusal and not offset else ""
    return Told([_entry(one) for one in page.items], page.count, advice)


def _entry(one: Summary) -> Entry:
    return Entry(
        kind=KIND,
        key=one.code,
        agency_id=None,
        title=one.name,
        summary=f"{one.sector} · {one.limit_words} · {one.fee_words}",
        url=reverse("catalogue:procedure", args=[one.code]),
        extra={"code": one.code},
    )


register(Kind(name=KIND, label=_("Thủ tục"), order=10, ask=ask))
