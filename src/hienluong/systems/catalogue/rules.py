"""Pure decisions of the catalogue."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from hienluong.systems.catalogue.errors import ProcedureWithdrawn, VersionOutOfOrder
from hienluong.systems.catalogue.models import Competence, Level
from hienluong.systems.catalogue.values import ProcedureContent

__all__ = ["content_digest", "ensure_follows", "ensure_not_withdrawn", "most_local"]

_NEAREST_FIRST = (Level.COMMUNE, Level.PROVINCE, Level.OTHER, Level.MINISTRY)


def content_digest(content: ProcedureContent) -> str:
    """SHA-256 over the content; equal for equal content, whatever the day."""
    text = json.dumps(content.facts(), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def ensure_follows(valid_from: date, current_from: date | None) -> None:
    """Raise VersionOutOfOrder unless a version of `valid_from` begins after the one in force."""
    if current_from is not None and valid_from <= current_from:
        raise VersionOutOfOrder(valid_from=valid_from.isoformat(), current_from=current_from.isoformat())


def ensure_not_withdrawn(withdrawn_from: date | None, day: date) -> None:
    """Raise ProcedureWithdrawn when the procedure is withdrawn on `day` or before."""
    if withdrawn_from is not None and withdrawn_from <= day:
        raise ProcedureWithdrawn(withdrawn_from=withdrawn_from.isoformat())


def most_local(competences: Sequence[Competence], *, commune_known: bool) -> Competence | None:
    """The competence that applies: the nearest to the citizen; the commune's only when it is known which."""
    wanted = [level for level in _NEAREST_FIRST if commune_known or level != Level.COMMUNE]
    wanted += [Level.COMMUNE]
    by_level = {competence.level: competence for competence in competences}
    return next((by_level[level] for level in wanted if level in by_level), None)
