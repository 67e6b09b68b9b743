"""Which files the cases hold, for queries of others."""

from django.db.models import Exists, OuterRef

from hienluong.systems.cases.models import CasePaper

__all__ = ["paper_of_file"]


def paper_of_file(file: OuterRef) -> Exists:
    """Whether some case has, or had, this file as a paper; one that was replaced counts too."""
    return Exists(CasePaper.objects.filter(stored_file=file))
