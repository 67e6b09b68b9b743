"""Rows of a version, shared by loading and publishing. No rights here: callers have checked them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hienluong.base import clock
from hienluong.face.ready_made import touch
from hienluong.systems.catalogue.models import (
    Procedure,
    ProcedureResult,
    ProcedureVersion,
    RequiredPaper,
)
from hienluong.systems.catalogue.queries.snapshot import TOPIC, forget_snapshot
from hienluong.systems.catalogue.rules import content_digest
from hienluong.systems.catalogue.values import ProcedureContent

__all__ = ["close_versions", "mark_changed", "new_version", "write_versions"]


def new_version(
    procedure: Procedure, number: int, content: ProcedureContent, valid_from: date | None
) -> ProcedureVersion:
    """An unsaved version with this content."""
    limit = content.limit
    return ProcedureVersion(
        procedure=procedure,
        number=number,
        valid_from=valid_from,
        name=content.name,
        name_cut=content.name_cut,
        levels=[str(level) for level in content.levels],
        limit_amount=limit.amount if limit else None,
        limit_unit=str(limit.unit) if limit else "",
        limit_text=content.limit_text,
        cutoff=content.cutoff,
        fee_kind=content.fee.kind,
        fee_amounts=[{"channel": one.channel, "dong": one.dong} for one in content.fee.amounts],
        fee_text=content.fee.text,
        service_level=content.service_level,
        old_level=content.old_level,
        online=content.online,
        route=content.route,
        decision=content.decision,
        source=content.source,
        state=content.state,
        digest=content_digest(content),
        published_at=clock.now(),
    )


def write_versions(pairs: Iterable[tuple[ProcedureVersion, ProcedureContent]]) -> None:
    """Save versions with their papers and results: three INSERTs however many there are."""
    pairs = list(pairs)
    ProcedureVersion.objects.bulk_create([version for version, _ in pairs])
    RequiredPaper.objects.bulk_create(
        RequiredPaper(
            version=version, position=n, name=paper.name, name_cut=paper.cut, replaced_by=paper.replaced_by
        )
        for version, content in pairs
        for n, paper in enumerate(content.papers, 1)
    )
    ProcedureResult.objects.bulk_create(
        ProcedureResult(version=version, position=n, name=result.name, name_cut=result.cut, code=result.code)
        for version, content in pairs
        for n, result in enumerate(content.results, 1)
    )


def close_versions(versions: Sequence[ProcedureVersion], successor_from: date) -> None:
    """End versions on the day before their successors begin."""
    last_day = successor_from - timedelta(days=1)
    ProcedureVersion.objects.filter(pk__in=[version.pk for version in versions]).update(valid_to=last_day)


def mark_changed() -> None:
    """Make everything kept from the catalogue stale, once this transaction commits."""
    touch(TOPIC)
    forget_snapshot()
