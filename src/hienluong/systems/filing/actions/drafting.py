"""Start, write and throw away a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hienluong.base import clock
from hienluong.base.codes import PersonalIdentifier
from hienluong.base.errors import NotAllowed, SignInNeeded
from hienluong.base.ids import uuid7
from hienluong.kernel.access.public import Actor, ActorKind
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import Party, reveal_identifier
from hienluong.systems.catalogue.public import ProcedureVersion, version
from hienluong.systems.filing.errors import AlreadySent, DraftNotFound
from hienluong.systems.filing.forms import Form, Outcome, clean_block
from hienluong.systems.filing.models import Draft, DraftFile
from hienluong.systems.filing.queries.drafts import visible_to
from hienluong.systems.filing.queries.forms import form_for, form_of

__all__ = ["AttachFile", "attach_file", "discard_draft", "note", "remove_file", "save_block", "start_draft"]


@dataclass(frozen=True, slots=True)
class AttachFile:
    """A stored file for one paper of a draft."""

    paper: str
    name: str
    stored_file: int


@transaction.atomic
def start_draft(actor: Actor, procedure: ProcedureVersion, uid: UUID | None = None) -> Draft:
    """Begin a filing, with what is known of the signed-in party filled in.

    Where a question is locked and the party's record answers it, that answer stands and is not asked.
    A caller with a key of its own names the `uid`. Raises SignInNeeded, NotAllowed.
    """
    if actor.kind is ActorKind.NOBODY:
        raise SignInNeeded
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        raise NotAllowed
    form = form_for(procedure)
    now, facts = clock.now(), _facts(actor)
    known = {path: facts[one.source] for path, one in form.fields.items() if facts.get(one.source)}
    draft = Draft(
        uid=uid or uuid7(),
        account_id=actor.account_id,
        procedure_version=procedure.pk,
        procedure_code=procedure.code,
        procedure_name=procedure.shown_name,
        form=form.name,
        known=sorted(path for path in known if form.fields[path].locked),
        created_at=now,
        changed_at=now,
    )
    draft.answers = _defaults(form) | known
    draft.save(force_insert=True)
    note(actor, "filing.draft_started", draft, {"procedure": draft.procedure_code})
    return draft


def note(actor: Actor, verb: str, draft: Draft, facts: Mapping[str, object]) -> None:
    """The journal's entry of an act on a draft."""
    record(actor, verb, Subject("draft", str(draft.uid), party_id=actor.party_id), facts=facts)


def _defaults(form: Form) -> dict[str, str]:
    return {path: one.default for path, one in form.fields.items() if one.default}


def _facts(actor: Actor) -> dict[str, str]:
    """What the province knows of the party, by source, so that nothing is asked twice."""
    party = Party.objects.filter(pk=actor.party_id).first() if actor.party_id else None
    if party is None:
        return {}
    number = reveal_identifier(actor, party, "fill_form") if party.identifier_hash else ""
    address = party.address
    return {
        "party.full_name": party.full_name,
        "party.identifier": number,
        "party.birth_date": party.birth_date.isoformat() if party.birth_date else "",
        "party.sex": _sex(number),
        "party.phone": party.phone,
        "party.email": party.email,
        "party.province": str(address.get("province", "")),
        "party.commune": str(address.get("commune", "")),
        "party.street": str(address.get("address", "") or address.get("text", "")),
    }


def _sex(number: str) -> str:
    """As the personal number says it: a first answer that the person may change."""
    if not number:
        return ""
    return "nu" if PersonalIdentifier.read(number).is_female else "nam"


@transaction.atomic
def save_block(actor: Actor, uid: UUID, block_key: str, typed: Mapping[str, object]) -> Outcome:
    """Keep what was typed right on one page, and say what is wrong. Raises DraftNotFound, AlreadySent."""
    draft = _locked(actor, uid)
    form = form_of(draft.form, version(draft.procedure_version))
    block = form.block(block_key)
    if block is None:
        raise DraftNotFound
    own = {one.path for one in block.fields}
    answers = draft.answers
    others = {path: value for path, value in answers.items() if path not in own}
    fixed = {path: answers[path] for path in draft.known if path in own}
    outcome = clean_block(block, {**typed, **fixed}, others)
    draft.answers = others | outcome.answers
    draft.seen = sorted({*draft.seen, block_key})
    draft.changed_at = clock.now()
    draft.save(update_fields=["sealed", "seen", "changed_at"])
    note(actor, "filing.page_saved", draft, {"page": block_key})
    return outcome


@transaction.atomic
def attach_file(actor: Actor, uid: UUID, attached: AttachFile) -> None:
    """Put a file in the place of one paper; a file given before for the same paper gives way."""
    draft = _locked(actor, uid)
    DraftFile.objects.update_or_create(
        draft=draft,
        paper=attached.paper,
        defaults={"name": attached.name, "stored_file": attached.stored_file, "added_at": clock.now()},
    )
    draft.changed_at = clock.now()
    draft.save(update_fields=["changed_at"])
    note(actor, "filing.file_attached", draft, {"paper": attached.paper, "file": attached.stored_file})


@transaction.atomic
def remove_file(actor: Actor, uid: UUID, paper: str) -> None:
    """Take a file back."""
    draft = _locked(actor, uid)
    removed, _models = draft.files.filter(paper=paper).delete()
    if removed:
        note(actor, "filing.file_removed", draft, {"paper": paper})


@transaction.atomic
def discard_draft(actor: Actor, uid: UUID) -> None:
    """Throw a draft away with its list of files. Raises AlreadySent."""
    draft = _locked(actor, uid)
    note(actor, "filing.draft_discarded", draft, {"procedure": draft.procedure_code})
    draft.delete()


def _locked(actor: Actor, uid: UUID) -> Draft:
    actor.require_signed_in()
    draft = visible_to(actor).select_for_update().filter(uid=uid).first()
    if draft is None:
        raise DraftNotFound
    if draft.case_code:
        raise AlreadySent
    return draft
