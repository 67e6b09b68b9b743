"""Apologise before it is late, and promise a new day (form 04)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import Post
from hienluong.kernel.people.public import mask_text
from hienluong.shared.work import public as work
from hienluong.systems.cases import events
from hienluong.systems.cases.actions import clocks
from hienluong.systems.cases.actions.letters import Form, issue_letter
from hienluong.systems.cases.actions.moves import locked, write_journal
from hienluong.systems.cases.actions.steps import matter_of
from hienluong.systems.cases.models import Case, ExtensionProposal
from hienluong.systems.cases.rights import APPROVE

__all__ = ["Extend", "answer_proposal", "extend"]


@dataclass(frozen=True, slots=True)
class Extend:
    """A new due time, with the reason the letter will give."""

    case_id: int
    due_at: datetime
    reason: str


@transaction.atomic
def extend(actor: Actor, command: Extend) -> Case:
    """Move the due time and issue the letter of apology, signed by the head of the agency.

    The work on the lists is due by the new time; statistics stay on the first one. Raises Invalid, Conflict when no clock runs, NotAllowed.
    """
    if not command.reason.strip():
        raise Invalid({"reason": "Ghi rõ lý do chậm để xin lỗi người nộp."})
    case = locked(command.case_id)
    actor.require(APPROVE, case.deciding_agency_id)
    before_due = case.due_at
    clocks.move_due(case, command.due_at)
    case.save(update_fields=["due_at"])
    old = before_due.isoformat() if before_due else None
    issue_letter(actor, case, Form.APOLOGY, _post(actor, case), {"reason": command.reason, "old_due_at": old})
    answer_proposal(actor, case, command.reason, agreed=True)
    work.put_off(matter_of(case), command.due_at)
    write_journal(actor, events.EXTENDED, case, right=APPROVE)
    events.tell(events.EXTENDED, case, case.business)
    return case


def answer_proposal(actor: Actor, case: Case, outcome: str, *, agreed: bool) -> None:
    """Close an open proposal and take it off the list it waits on. Part of the caller's act."""
    ExtensionProposal.objects.filter(case=case, answered_at__isnull=True).update(
        answered_at=clock.now(), agreed=agreed
    )
    item = work.live_item(matter_of(case), [work.Role.INFORMED])
    if item is not None and item.post_id in actor.posts and item.state == work.ItemState.OPEN:
        work.finish(actor, item, mask_text(outcome))
    else:
        work.withdraw(matter_of(case), [work.Role.INFORMED])


def _post(actor: Actor, case: Case) -> int | None:
    """The actor's post in the agency that writes; a leader from above signs in the post held there."""
    own = Post.objects.filter(pk__in=actor.posts).order_by("pk")
    post = own.filter(agency=case.deciding_agency_id).first() or own.first()
    return post.pk if post else None
