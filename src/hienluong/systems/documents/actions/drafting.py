"""A draft: begun, written version by version, dropped."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.ids import uuid7
from hienluong.base.text import clean_line, clean_text, fold
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import agency_as_of, standing
from hienluong.shared.work import public as work
from hienluong.systems.documents.actions.moving import hold_turn, let_read, locked, post_named, write_journal
from hienluong.systems.documents.actions.writing import may_write
from hienluong.systems.documents.errors import DraftChanged, SecretNotAllowed
from hienluong.systems.documents.models import Document, Flow, Origin, Receiver, State, Version, Way
from hienluong.systems.documents.queries.vocabulary import type_coded
from hienluong.systems.documents.rights import DRAFT
from hienluong.systems.documents.rules.blocks import text_of
from hienluong.systems.documents.rules.secrecy import secrecy_mark
from hienluong.systems.documents.rules.states import ensure_possible, state_after
from hienluong.systems.documents.subjects import matter_of
from hienluong.systems.documents.values import Body, DraftIn, ReceiverIn

__all__ = ["begin_draft", "change_draft", "drop_draft", "save_version"]

_MOST_RECEIVERS = 500
_LONGEST_BODY = 200_000


@transaction.atomic
def begin_draft(actor: Actor, wanted: DraftIn, body: Body) -> Document:
    """A new draft with its first version, on the list of the post that writes it. Raises NotAllowed, Invalid."""
    post = _own_post(actor, wanted.office_id)
    agency = agency_as_of(wanted.agency_id, clock.today())
    document = Document(
        uid=uuid7(), flow=Flow.OUTGOING, state=State.DRAFT, agency_id=wanted.agency_id, origin=Origin.OWN,
        issuer_name=agency.name, issuer_key=fold(agency.name), issuer_identifier=agency.identifier,
        created_at=clock.now(),
    )  # fmt: skip
    actor.require(DRAFT, wanted.agency_id)
    _state(document, wanted)
    let_read(document, [post])
    document.save(force_insert=True)
    _address(document, wanted.receivers)
    _write(actor, document, body)
    work.hand_over(
        work.HandOver(
            matter=matter_of(document), title=gettext_noop("Soạn thảo văn bản"), post_id=post,
            agency_id=wanted.office_id, role=work.Role.LEAD, urgency=wanted.urgency,
        )
    )  # fmt: skip
    write_journal(actor, "documents.drafted", document, right=DRAFT)
    return document


@transaction.atomic
def change_draft(actor: Actor, document_id: int, wanted: DraftIn) -> Document:
    """Other subject, receivers, signer. Raises NotYourTurn, ActNotPossible, Invalid."""
    document = locked(document_id)
    ensure_possible("write", document.state)
    hold_turn(actor, document, [work.Role.LEAD])
    _state(document, wanted)
    document.save()
    document.receivers.all().delete()
    _address(document, wanted.receivers)
    write_journal(actor, "documents.draft_changed", document, right=DRAFT)
    return document


@transaction.atomic
def save_version(actor: Actor, document_id: int, body: Body) -> Version:
    """The next version. Raises DraftChanged when somebody saved one meanwhile, NotYourTurn, ActNotPossible, Invalid."""
    document = locked(document_id)
    ensure_possible("write", document.state)
    hold_turn(actor, document, [work.Role.LEAD])
    version = _write(actor, document, body)
    write_journal(actor, "documents.version_saved", document, right=DRAFT, version=version.number)
    return version


@transaction.atomic
def drop_draft(actor: Actor, document_id: int, why: str) -> Document:
    """Give it up; its versions stay. Raises NotYourTurn, ActNotPossible."""
    document = locked(document_id)
    document.state = state_after("drop", document.state)
    hold_turn(actor, document, [work.Role.LEAD])
    work.withdraw(matter_of(document))
    document.ended_at, document.ended_why = clock.now(), may_write("why", why)
    document.save()
    write_journal(actor, "documents.draft_dropped", document, right=DRAFT)
    return document


def _own_post(actor: Actor, office_id: int) -> int:
    """The post of the actor that drafts: the one in the drafting part before any other. Raises Invalid."""
    posts = [post_named(post) for post in actor.posts]
    own = [post for post in posts if post.agency_id == office_id] or posts
    if not own:
        raise Invalid(
            {"office": gettext_noop("Chỉ người đang giữ một vị trí công tác mới soạn được văn bản.")}
        )
    return own[0].pk


def _state(document: Document, wanted: DraftIn) -> None:
    errors = {}
    subject = clean_line(wanted.subject)
    if not subject or len(subject) > 2000:
        errors["subject"] = gettext_noop("Ghi trích yếu nội dung, không quá 2000 ký tự.")
    if len(wanted.receivers) > _MOST_RECEIVERS:
        errors["receivers"] = gettext_noop("Không quá 500 nơi nhận.")
    if secrecy_mark(subject, wanted.copies_to):
        raise SecretNotAllowed({"subject": SecretNotAllowed.what})
    if errors:
        raise Invalid(errors)
    document.type = type_coded(wanted.type_code, clock.today())
    document.subject, document.urgency = subject, wanted.urgency
    document.note = clean_text(wanted.copies_to)
    document.restate()
    document.office_id, document.book_id = wanted.office_id, None
    document.signer_post = post_named(wanted.signer_post)
    document.answers_id, document.replaces_id = wanted.answers_id, wanted.replaces_id


def _address(document: Document, receivers: Sequence[ReceiverIn]) -> None:
    known = standing(clock.today())
    rows = []
    for place, each in enumerate(receivers):
        state = known.get(each.agency_id or 0)
        rows.append(
            Receiver(
                document=document, agency_id=each.agency_id, position=place,
                name=state.name if state else clean_line(each.name),
                identifier=state.identifier if state else each.identifier,
                way=Way.HOUSE if state else each.way,
            )
        )  # fmt: skip
    Receiver.objects.bulk_create(rows)


def _write(actor: Actor, document: Document, body: Body) -> Version:
    text = text_of(body.blocks)
    if len(text) > _LONGEST_BODY:
        raise Invalid({"body": gettext_noop("Nội dung quá dài; chuyển phần dài thành tài liệu kèm theo.")})
    if secrecy_mark(text):
        raise SecretNotAllowed({"body": SecretNotAllowed.what})
    newest = document.versions.order_by("-number").first()
    number = newest.number if newest else 0
    if body.after != number:
        raise DraftChanged(document=document.pk)
    return Version.objects.create(
        document=document, number=number + 1, blocks=list(body.blocks), source_id=body.source_id,
        note=clean_line(body.note)[:300], name=actor.name, account_id=actor.account_id, at=clock.now(),
    )  # fmt: skip
