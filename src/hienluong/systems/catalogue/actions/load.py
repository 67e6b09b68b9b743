"""Load the catalogue from data files; safe to repeat."""

from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from hienluong.base import clock
from hienluong.base.text import fold
from hienluong.kernel.access.public import Actor
from hienluong.kernel.jobs.public import emit
from hienluong.kernel.journal.public import Subject, record
from hienluong.systems.catalogue import events
from hienluong.systems.catalogue.actions.publish import PUBLISH
from hienluong.systems.catalogue.actions.write_version import (
    close_versions,
    mark_changed,
    new_version,
    write_versions,
)
from hienluong.systems.catalogue.models import (
    Competence,
    Procedure,
    ProcedureVersion,
    Sector,
    VocabularyPart,
)
from hienluong.systems.catalogue.reading import CatalogueFiles, SectorFact, read_catalogue
from hienluong.systems.catalogue.rules import content_digest
from hienluong.systems.catalogue.values import CompetenceFact, ProcedureFact

__all__ = ["load"]


@transaction.atomic
def load(actor: Actor, folder: Path) -> int:
    """Bring the catalogue to what the files in `folder` say. Returns how many new versions that made.

    A procedure whose content is as in its version in force is left alone. The first version of a procedure has an
    open start, because sources do not say since when it holds; a later one begins today. Withdrawn procedures
    stay withdrawn. About fifteen statements however many procedures there are. Raises NotAllowed.
    """
    actor.require(PUBLISH)
    files = read_catalogue(folder)
    sectors = _load_sectors(files.sectors)
    procedures = _load_procedures(files.procedures, sectors)
    versions = _load_versions(files.procedures, procedures)
    changed = [versions, _load_competences(files.procedures, procedures), _load_vocabulary(files)]
    if any(changed):
        mark_changed()
        record(actor, events.LOADED, Subject("catalogue", "1"), right=PUBLISH, facts={"versions": versions})
        emit(events.LOADED, {"versions": versions})
    return versions


def _load_sectors(facts: tuple[SectorFact, ...]) -> dict[str, Sector]:
    Sector.objects.bulk_create(
        [Sector(name=fact.name, group=fact.group, slug=slugify(fold(fact.group))) for fact in facts],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["group", "slug"],
    )
    return {sector.name: sector for sector in Sector.objects.all()}


def _load_procedures(facts: tuple[ProcedureFact, ...], sectors: dict[str, Sector]) -> dict[str, Procedure]:
    Procedure.objects.bulk_create(
        [Procedure(code=fact.code, sector=sectors.get(fact.sector)) for fact in facts],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["sector"],
    )
    return {procedure.code: procedure for procedure in Procedure.objects.select_for_update()}


def _load_versions(facts: tuple[ProcedureFact, ...], procedures: dict[str, Procedure]) -> int:
    today = clock.today()
    latest = {
        version.procedure_id: version
        for version in ProcedureVersion.objects.order_by("number").defer("source", "limit_text", "fee_text")
    }
    pairs, ended = [], []
    for fact in facts:
        procedure = procedures[fact.code]
        before = latest.get(procedure.pk)
        if procedure.withdrawn_from or (before and before.digest == content_digest(fact.content)):
            continue
        if before is None:
            pairs.append((new_version(procedure, 1, fact.content, None), fact.content))
        elif before.valid_from is None or before.valid_from < today:
            ended.append(before)
            pairs.append((new_version(procedure, before.number + 1, fact.content, today), fact.content))
    close_versions(ended, today)
    write_versions(pairs)
    return len(pairs)


def _load_competences(facts: tuple[ProcedureFact, ...], procedures: dict[str, Procedure]) -> int:
    """Add those that are not there; a fact of the same procedure, level and day is known already."""
    known = set(Competence.objects.values_list("procedure_id", "level", "valid_from"))
    wanted = [
        _competence(procedures[fact.code], competence) for fact in facts for competence in fact.competences
    ]
    new = [row for row in wanted if (row.procedure_id, str(row.level), row.valid_from) not in known]
    Competence.objects.bulk_create(new)
    return len(new)


def _competence(procedure: Procedure, fact: CompetenceFact) -> Competence:
    return Competence(
        procedure=procedure,
        level=fact.level,
        decider=fact.decider,
        department=fact.department,
        two_level=fact.two_level,
        valid_from=fact.valid_from,
        inferred=fact.inferred,
        basis=fact.basis,
    )


def _load_vocabulary(files: CatalogueFiles) -> int:
    before = dict(VocabularyPart.objects.values_list("name", "text"))
    changed = [
        VocabularyPart(name=name, text=text)
        for name, text in files.vocabulary.items()
        if before.get(name) != text
    ]
    VocabularyPart.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["name"], update_fields=["text"]
    )
    return len(changed)
