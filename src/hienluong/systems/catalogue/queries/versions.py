"""Versions of procedures on a day."""

from collections.abc import Sequence
from datetime import date

from hienluong.base import clock
from hienluong.base.codes import ProcedureCode
from hienluong.base.errors import Invalid
from hienluong.base.fresh import fresh
from hienluong.kernel.organisation.public import DatedQuerySet
from hienluong.systems.catalogue.errors import NoSuchProcedure
from hienluong.systems.catalogue.models import ProcedureVersion

__all__ = ["national_code", "procedure_in_force", "version", "versions_in_force", "versions_of"]


def national_code(written: str) -> str:
    """The national code in an address ("1.001193", "1.001193.H50"). Raises NoSuchProcedure when it is none."""
    try:
        return ProcedureCode.read(written).national
    except Invalid as wrong:
        raise NoSuchProcedure(code=written) from wrong


def procedure_in_force(code: str, day: date | None = None) -> ProcedureVersion:
    """The version of `code` in force on `day` (today), with papers and results. Raises NoSuchProcedure.

    Also by a localised code, as it stands on older papers.
    """
    found = _whole().as_of(day or clock.today()).filter(procedure__code=national_code(code)).first()
    if found is None:
        raise NoSuchProcedure(code=code)
    return found


@fresh()
def version(version_id: int) -> ProcedureVersion:
    """A version by its id, in force or not; papers and results are read when asked for. Raises NoSuchProcedure.

    Kept in the process for a few seconds: that a version ends is seen within them.
    """
    found = ProcedureVersion.objects.select_related("procedure__sector").filter(pk=version_id).first()
    if found is None:
        raise NoSuchProcedure(version=version_id)
    return found


def versions_of(code: str) -> Sequence[ProcedureVersion]:
    """All versions of a procedure, newest first; empty for an unknown code."""
    return list(_whole().filter(procedure__code=code).order_by("-number"))


def versions_in_force(day: date) -> Sequence[ProcedureVersion]:
    """Every procedure in force on `day`, with papers and results: three statements."""
    return list(_whole().as_of(day).order_by("procedure__code"))


def _whole() -> DatedQuerySet[ProcedureVersion]:
    return ProcedureVersion.objects.select_related("procedure__sector").prefetch_related("papers", "results")
