"""Documents that are in the books already."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from hienluong.systems.documents.models import Document, Flow, State

__all__ = ["doubles_of", "named_doubles"]


def doubles_of(document: Document) -> Sequence[Document]:
    """What the agency has registered with the same symbol, day and issuer, or with one of the same files."""
    others = _registered(document.agency_id).exclude(pk=document.pk)
    own = document.files.values("file__blob")
    same = Q(
        pk__in=Document.objects.filter(agency=document.agency_id, files__file__blob__in=own).values("pk")
    )
    if document.symbol_key and document.issued_on:
        same |= Q(
            symbol_key=document.symbol_key, issued_on=document.issued_on, issuer_key=document.issuer_key
        )
    return list(others.filter(same).order_by("-pk")[:5])


def _registered(agency_id: int) -> "QuerySet[Document]":
    rows = Document.objects.filter(agency=agency_id, flow=Flow.INCOMING, serial__isnull=False)
    return rows.exclude(state__in=[State.RECALLED, State.REPLACED])


def named_doubles(ids: object) -> Sequence[Document]:
    """The documents that a refusal named. Who keeps the books may read them all."""
    wanted = ids if isinstance(ids, list) else []
    return list(Document.objects.filter(pk__in=wanted))
