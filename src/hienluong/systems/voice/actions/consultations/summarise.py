"""After the last minute: sort the comments into groups, say what becomes of each, publish the summary."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.ready_made import touch
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.consultations.moves import locked, matter_of, write_journal
from hienluong.systems.voice.actions.findings import publish_consultation
from hienluong.systems.voice.models import CommentGroup, CommentState, Consultation, Treatment
from hienluong.systems.voice.rights import ANSWER, REVIEW
from hienluong.systems.voice.rules.states import CONSULTATION
from hienluong.systems.voice.rules.summing_up import ensure_all_treated
from hienluong.systems.voice.values import GroupIn

__all__ = ["add_group", "change_group", "publish_summary", "sort_comments"]


@transaction.atomic
def add_group(actor: Actor, consultation_id: int, group: GroupIn) -> CommentGroup:
    """A new group with its answer. Raises NotAllowed, ActNotPossible, Invalid."""
    consultation = _being_summarised(actor, consultation_id)
    _ensure_sound(group)
    last = consultation.groups.order_by("-number").first()
    added = CommentGroup.objects.create(
        consultation=consultation, number=last.number + 1 if last else 1, title=group.title,
        treatment=group.treatment, explanation=group.explanation,
    )  # fmt: skip
    write_journal(actor, "voice.comments_grouped", consultation, right=ANSWER)
    return added


@transaction.atomic
def change_group(actor: Actor, consultation_id: int, number: int, group: GroupIn) -> CommentGroup:
    """Say otherwise what becomes of a group. Raises NotAllowed, ActNotPossible, Invalid."""
    consultation = _being_summarised(actor, consultation_id)
    _ensure_sound(group)
    found = consultation.groups.filter(number=number).first()
    if found is None:
        raise Invalid({"group": gettext_noop("Chọn nhóm trong danh sách.")})
    found.title, found.treatment, found.explanation = group.title, group.treatment, group.explanation
    found.save()
    write_journal(actor, "voice.comments_grouped", consultation, right=ANSWER)
    return found


@transaction.atomic
def sort_comments(actor: Actor, consultation_id: int, groups: Mapping[int, int]) -> Consultation:
    """Put comments into groups: {comment id: number of the group}, 0 for none. Unknown ones are left as they are.

    Raises NotAllowed, ActNotPossible.
    """
    consultation = _being_summarised(actor, consultation_id)
    known = {group.number: group for group in consultation.groups.all()}
    comments = list(consultation.comments.filter(pk__in=groups, state=CommentState.SHOWN))
    for comment in comments:
        comment.group = known.get(groups[comment.pk])
    consultation.comments.bulk_update(comments, ["group"])
    write_journal(actor, "voice.comments_grouped", consultation, right=ANSWER)
    return consultation


@transaction.atomic
def publish_summary(actor: Actor, consultation_id: int, summary: str) -> Consultation:
    """Let everybody read what became of each group; only when no comment is left out.

    Raises NotAllowed, ActNotPossible, Invalid.
    """
    consultation = locked(consultation_id)
    actor.require(REVIEW, consultation.agency_id)
    after = CONSULTATION.after("summarise", consultation.state)
    comments = [
        (state, group is not None) for state, group in consultation.comments.values_list("state", "group")
    ]
    ensure_all_treated(comments, summary)
    consultation.state, consultation.summary, consultation.summarised_at = after, summary, clock.now()
    consultation.save(update_fields=["state", "summary", "summarised_at"])
    work.withdraw(matter_of(consultation))
    work.stop_clock(matter_of(consultation))
    publish_consultation(consultation)
    touch("voice")
    write_journal(actor, events.CONSULTATION_SUMMARISED, consultation, right=REVIEW)
    events.tell_of_consultation(events.CONSULTATION_SUMMARISED, consultation)
    return consultation


def _being_summarised(actor: Actor, consultation_id: int) -> Consultation:
    consultation = locked(consultation_id)
    actor.require(ANSWER, consultation.agency_id)
    CONSULTATION.after("group", consultation.state)
    return consultation


def _ensure_sound(group: GroupIn) -> None:
    faults = {}
    if not 5 <= len(group.title) <= 300:
        faults["title"] = gettext_noop("Ghi nội dung chung của nhóm, từ 5 đến 300 ký tự.")
    if group.treatment not in Treatment.values:
        faults["treatment"] = gettext_noop("Chọn cách tiếp thu.")
    if not 10 <= len(group.explanation) <= 5000:
        faults["explanation"] = gettext_noop("Viết phần giải trình từ 10 đến 5.000 ký tự.")
    if faults:
        raise Invalid(faults)
