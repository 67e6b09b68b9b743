"""Documents that are in the books already."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from hienluong.systems.documents.models import Document, Flow, State

__all__ = ["doubles_of"]


def doubles_of(document: Document) -> Sequence[Document]:
    """What the agency has registered with the same symbol, day and issuer, or with one of the same files."""
    others = _registered(document.agency_id).exclude(pk=document.pk)
    same = Q(pk__in=_with_same_files(document))
    if document.symbol_key and document.issued_on:
        same |= Q(
            symbol_key=document.symbol_key, issued_on=document.issued_on, issuer_key=document.issuer_key
        )
    return list(others.filter(same).order_by("-pk")[:5])


def _registered(agency_id: int) -> "QuerySet[Document]":
    rows = Document.objects.filter(agency=agency_id, flow=Flow.INCOMING, serial__isnull=False)
    return rows.exclude(state__in=[State.RECALLED, State.REPLACED])


def _with_same_files(document: Document) -> "QuerySet[Document]":
    own = document.files.values("file__blob")
    return Document.objects.filter(agency=document.agency_id, files__file__blob__in=own).values("pk")
