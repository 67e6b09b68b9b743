"""From a checked form to the command that files a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from hienluong.base import clock
from hienluong.kernel.organisation.public import AgencyKind, agency_as_of
from hienluong.systems.cases.public import (
    Channel,
    Contact,
    DeliveryWay,
    PaperIn,
    PublishedLimit,
    Row,
    Section,
    SubmitCase,
)
from hienluong.systems.catalogue.public import FeeKind, ProcedureVersion, Route, deciding_agency, summary_of
from hienluong.systems.filing.errors import FiledElsewhere
from hienluong.systems.filing.forms import Form, fee_of, sections
from hienluong.systems.filing.forms.papers import papers_asked
from hienluong.systems.filing.forms.people import filer_of
from hienluong.systems.filing.queries.places import unit_of
from hienluong.systems.filing.sealing import sealed_answers

__all__ = ["Checked", "Parties", "compose"]

_FEE_CHANNELS = {Channel.ONLINE: "online", Channel.COUNTER: "counter", Channel.POST: "post"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A form whose answers have passed every rule, with the papers handed in."""

    key: UUID
    version: ProcedureVersion
    form: Form
    answers: dict[str, Any]
    papers: Sequence[PaperIn]
    centre_id: int
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Whose case it is, for whom, and which account helped."""

    applicant_id: int
    on_behalf_id: int | None = None
    assisted_by: int | None = None


@dataclass(frozen=True, slots=True)
class _Deciders:
    """`advising_id` is the department that prepares a decision of the province's committee."""

    deciding_id: int
    advising_id: int | None = None


def compose(checked: Checked, parties: Parties) -> SubmitCase:
    """The command for `cases.submit`. Raises NoSuchDecider, FiledElsewhere."""
    version, answers = checked.version, checked.answers
    if version.route != Route.LOCAL:
        raise FiledElsewhere(procedure=version.code)
    who = _deciders(version, str(answers.get("place.commune", "")))
    filer = filer_of(checked.form, answers)
    summary = summary_of(version)
    kept = sealed_answers(checked.form, answers, str(checked.key))
    return SubmitCase(
        idempotency_key=checked.key,
        procedure_version_id=version.pk,
        procedure_code=version.code,
        procedure_name=version.shown_name,
        form_version=checked.form.name,
        answers=kept,
        sections=[
            Section(part.block.title, [Row(*row) for row in part.rows])
            for part in sections(checked.form, kept)
        ],
        applicant_id=parties.applicant_id,
        on_behalf_id=parties.on_behalf_id,
        assisted_by=parties.assisted_by,
        receiving_agency_id=checked.centre_id,
        deciding_agency_id=who.deciding_id,
        advising_agency_id=who.advising_id,
        channel=checked.channel,
        papers=[*checked.papers, *_by_data(checked)],
        contact=Contact(filer.phone, filer.email),
        limit=PublishedLimit(summary.limit, summary.cutoff) if summary.limit else None,
        delivery=DeliveryWay(answers.get("place.delivery", DeliveryWay.ONLINE)),
        fee=_fee(checked),
    )


def _deciders(version: ProcedureVersion, commune: str) -> _Deciders:
    decider = deciding_agency(version, unit_of(commune) if commune else None)
    if decider.agency_id is None:
        raise FiledElsewhere(procedure=version.code)
    approver = decider.approver_id
    if approver and agency_as_of(approver, clock.today()).kind == AgencyKind.COMMITTEE:
        return _Deciders(approver, advising_id=decider.agency_id)
    return _Deciders(decider.agency_id)


def _by_data(checked: Checked) -> list[PaperIn]:
    """Papers that nobody has to bring, because a database gives what they would show."""
    return [
        PaperIn(asked.paper.code, asked.paper.name, satisfied_by=asked.by_data)
        for asked in papers_asked(checked.form, checked.answers)
        if asked.by_data
    ]


def _fee(checked: Checked) -> int:
    """By the form's own rule, else the published amount for the channel; 0 when no amount is published."""
    if checked.form.fee:
        return fee_of(checked.form, checked.answers)
    if checked.version.fee_kind != FeeKind.AMOUNTS:
        return 0
    amounts = {row["channel"]: int(row["dong"]) for row in checked.version.fee_amounts}
    return amounts.get(_FEE_CHANNELS[checked.channel], amounts.get("any", 0))
