"""File for somebody who came to the counter: the case is the citizen's, the officer only helped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import Party, PartyIn, PartyKind, find_or_create_party
from hienluong.shared.worktime.public import TimeLimit
from hienluong.systems.cases.public import ASSIST, Case, Channel, Copy, PaperIn, file_and_receive
from hienluong.systems.catalogue.public import ProcedureVersion, procedure_in_force
from hienluong.systems.filing.composing import Checked, Parties, compose
from hienluong.systems.filing.forms import Block, Field, Form, validate
from hienluong.systems.filing.forms.model import Answers
from hienluong.systems.filing.forms.papers import papers_asked
from hienluong.systems.filing.forms.people import filer_of, filer_prefix, organisation_of
from hienluong.systems.filing.queries.forms import form_for

__all__ = ["CounterFiling", "PaperBrought", "counter_form", "file_at_counter"]


@dataclass(frozen=True, slots=True)
class PaperBrought:
    """What the person handed over for one paper: of which kind, and its scan if there is one."""

    kind: str = ""
    file_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterFiling:
    """What the officer typed. The same `key` means the same case, however often the page is sent."""

    key: UUID
    procedure: str
    centre_id: int
    answers: Answers
    papers: Mapping[str, PaperBrought]
    promised: TimeLimit | None = None
    """The officer's promise where the procedure's limit is not published."""


def counter_form(version: ProcedureVersion) -> Form:
    """The form of the procedure as the counter fills it: the centre is the officer's own."""
    form = form_for(version)
    blocks = (replace(block, fields=tuple(_without_centre(block))) for block in form.blocks)
    return replace(form, blocks=tuple(blocks))


def _without_centre(block: Block) -> Iterator[Field]:
    return (field for field in block.fields if field.path != "place.centre")


@transaction.atomic
def file_at_counter(actor: Actor, command: CounterFiling) -> Case:
    """Check everything, find or make the party, file the case and accept it: the receipt can be printed at once.

    The person who stands there is identified by the personal number; `assisted_by` says who helped, so that
    assisted filings are counted apart from self-filed ones. Raises NotAllowed, SignInNeeded, NoSuchProcedure,
    Invalid by path, FiledElsewhere, NoSuchDecider, NoProcess.
    """
    actor.require(ASSIST, command.centre_id)
    version = procedure_in_force(command.procedure)
    form = counter_form(version)
    outcome = validate(form, command.answers)
    errors = outcome.errors | _missing_papers(form, outcome.answers, command)
    if not filer_of(form, outcome.answers).identifier:
        errors.setdefault(
            f"{filer_prefix(form)}.identifier",
            gettext_noop("Cần số định danh cá nhân để lập hồ sơ tại quầy."),
        )
    if errors:
        raise Invalid(errors)
    checked = Checked(
        key=command.key,
        version=version,
        form=form,
        answers=outcome.answers,
        papers=_papers(form, outcome.answers, command),
        centre_id=command.centre_id,
        channel=Channel.COUNTER,
    )
    parties = _parties(actor, form, outcome.answers)
    return file_and_receive(actor, compose(checked, parties), command.promised)


def _missing_papers(form: Form, answers: Answers, command: CounterFiling) -> dict[str, str]:
    return {
        f"papers.{asked.paper.code}": gettext_noop(
            "Giấy tờ này bắt buộc: ghi nhận bản đã nhận hoặc tải bản quét lên."
        )
        for asked in papers_asked(form, answers)
        if asked.required and not _brought(command, asked.paper.code)
    }


def _brought(command: CounterFiling, code: str) -> PaperBrought | None:
    found = command.papers.get(code)
    return found if found and (found.kind or found.file_id) else None


def _papers(form: Form, answers: Answers, command: CounterFiling) -> list[PaperIn]:
    return [
        PaperIn(asked.paper.code, asked.paper.name, brought.file_id, brought.kind or Copy.ELECTRONIC)
        for asked in papers_asked(form, answers)
        if not asked.by_data and (brought := _brought(command, asked.paper.code))
    ]


def _parties(actor: Actor, form: Form, answers: Answers) -> Parties:
    filer = filer_of(form, answers)
    applicant = find_or_create_party(
        actor,
        PartyIn(
            PartyKind.PERSON,
            filer.name,
            filer.identifier,
            filer.birth,
            filer.phone,
            filer.email,
            filer.address,
        ),
    )
    organisation = organisation_of(form, answers)
    behalf: Party | None = None
    if organisation is not None:
        behalf = find_or_create_party(
            actor, PartyIn(PartyKind.ORGANISATION, organisation.name, organisation.tax_code)
        )
    return Parties(
        applicant_id=applicant.pk, on_behalf_id=behalf.pk if behalf else None, assisted_by=actor.account_id
    )
