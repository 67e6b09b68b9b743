"""Write a draft for consultation, and its files."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.ids import look_up_code
from hienluong.kernel.access.public import Actor
from hienluong.systems.voice.actions.consultations.moves import locked, write_journal
from hienluong.systems.voice.models import Consultation, ConsultationFile, ConsultationSection
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.rights import ANSWER
from hienluong.systems.voice.rules.sections import split_sections
from hienluong.systems.voice.rules.states import CONSULTATION
from hienluong.systems.voice.values import LONGEST_TITLE, ConsultationIn, SentFile

__all__ = ["add_draft_file", "change_consultation", "draft_consultation", "drop_draft_file"]

_LONGEST_DRAFT = 300_000
_LONGEST_PURPOSE = 5000
_LONGEST_CONTACT = 300


@transaction.atomic
def draft_consultation(actor: Actor, command: ConsultationIn) -> Consultation:
    """Begin one; nobody outside sees it before it is opened. Raises NotAllowed, Invalid."""
    actor.require(ANSWER, command.agency_id)
    closes_at = _ensure_sound(command)
    post = next(iter(actor.posts), None)
    consultation = Consultation.objects.create(
        code=f"YK-{look_up_code(8)}", agency_id=command.agency_id, title=command.title, purpose=command.purpose,
        contact=command.contact, closes_at=closes_at, drafted_at=clock.now(), drafted_by_id=actor.account_id,
        drafted_post_id=post,
    )  # fmt: skip
    _write_sections(consultation, command.draft)
    write_journal(actor, "voice.consultation_drafted", consultation, right=ANSWER)
    return consultation


@transaction.atomic
def change_consultation(actor: Actor, consultation_id: int, command: ConsultationIn) -> Consultation:
    """Write it anew while nobody outside has seen it. The agency stays. Raises NotAllowed, ActNotPossible, Invalid."""
    consultation = _in_preparation(actor, consultation_id)
    consultation.closes_at = _ensure_sound(command)
    consultation.title, consultation.purpose, consultation.contact = (
        command.title,
        command.purpose,
        command.contact,
    )
    consultation.drafted_by_id = actor.account_id
    consultation.save(update_fields=["title", "purpose", "contact", "closes_at", "drafted_by"])
    consultation.sections.all().delete()
    _write_sections(consultation, command.draft)
    write_journal(actor, "voice.consultation_drafted", consultation, right=ANSWER)
    return consultation


@transaction.atomic
def add_draft_file(actor: Actor, consultation_id: int, file: SentFile) -> ConsultationFile:
    """Put a stored file beside the text. Raises NotAllowed, ActNotPossible."""
    consultation = _in_preparation(actor, consultation_id)
    last = consultation.files.order_by("-number").first()
    number = last.number + 1 if last else 1
    added = ConsultationFile.objects.create(
        consultation=consultation, number=number, stored_file=file.stored_file, name=file.name
    )
    write_journal(actor, "voice.consultation_drafted", consultation, right=ANSWER)
    return added


@transaction.atomic
def drop_draft_file(actor: Actor, consultation_id: int, number: int) -> None:
    """Take a file away before the opening. Raises NotAllowed, ActNotPossible."""
    consultation = _in_preparation(actor, consultation_id)
    consultation.files.filter(number=number).delete()
    write_journal(actor, "voice.consultation_drafted", consultation, right=ANSWER)


def _in_preparation(actor: Actor, consultation_id: int) -> Consultation:
    consultation = locked(consultation_id)
    actor.require(ANSWER, consultation.agency_id)
    CONSULTATION.after("edit", consultation.state)
    return consultation


def _ensure_sound(command: ConsultationIn) -> datetime:
    faults = {}
    if not 10 <= len(command.title) <= LONGEST_TITLE:
        faults["title"] = gettext_noop("Ghi tên dự thảo, từ 10 đến 200 ký tự.")
    if not 20 <= len(command.purpose) <= _LONGEST_PURPOSE:
        faults["purpose"] = gettext_noop("Viết mục đích, nội dung chính, từ 20 đến 5.000 ký tự.")
    if not 5 <= len(command.contact) <= _LONGEST_CONTACT:
        faults["contact"] = gettext_noop("Ghi người, điện thoại, thư của đơn vị để người dân hỏi thêm.")
    if len(command.draft) > _LONGEST_DRAFT:
        faults["draft"] = gettext_noop("Dự thảo quá dài; hãy đính kèm tệp và chỉ ghi phần chính.")
    if not name_of(command.agency_id):
        faults["agency"] = gettext_noop("Chọn cơ quan soạn thảo.")
    if command.closes_at is None or command.closes_at <= clock.now():
        faults["closes_at"] = gettext_noop("Ghi ngày, giờ kết thúc, sau thời điểm này.")
    if faults or command.closes_at is None:
        raise Invalid(faults)
    return command.closes_at.replace(second=0, microsecond=0)


def _write_sections(consultation: Consultation, draft: str) -> None:
    ConsultationSection.objects.bulk_create(
        ConsultationSection(
            consultation=consultation, number=number, heading=section.heading, text=section.text
        )
        for number, section in enumerate(split_sections(draft), start=1)
    )
