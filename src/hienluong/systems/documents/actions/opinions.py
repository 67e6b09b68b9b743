"""Ask others about a draft, all at once; what they answer."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.kernel.access.public import Actor
from hienluong.shared.work import public as work
from hienluong.systems.documents.actions.moving import hold_turn, let_read, locked, post_named, write_journal
from hienluong.systems.documents.actions.writing import may_write
from hienluong.systems.documents.errors import OpinionNotFound
from hienluong.systems.documents.models import Document, Opinion, View
from hienluong.systems.documents.rights import DRAFT
from hienluong.systems.documents.rules.states import ensure_possible
from hienluong.systems.documents.subjects import OPINION

__all__ = ["ask_opinions", "give_opinion", "withdraw_questions"]


@transaction.atomic
def ask_opinions(
    actor: Actor, document_id: int, posts: Sequence[int], question: str, due_at: datetime | None = None
) -> list[Opinion]:
    """Ask these posts about the newest version; who was asked about it before is not asked again.

    Raises NotYourTurn, ActNotPossible, Invalid.
    """
    document = locked(document_id)
    ensure_possible("ask", document.state)
    item = hold_turn(actor, document, [work.Role.LEAD])
    version = document.versions.latest("number")
    asked = set(version.opinions.values_list("post", flat=True)) | {item.post_id}
    wanted = [post_named(post) for post in dict.fromkeys(posts) if post not in asked]
    if not wanted:
        raise Invalid({"posts": gettext_noop("Chọn người được xin ý kiến.")})
    if due_at is not None and due_at <= clock.now():
        raise Invalid({"due": gettext_noop("Hạn phải ở sau lúc này.")})
    words = clean_line(question)[:500]
    rows = [
        Opinion(
            version=version,
            asked_by_id=item.post_id,
            post=post,
            question=words,
            due_at=due_at,
            asked_at=clock.now(),
        )
        for post in wanted
    ]
    Opinion.objects.bulk_create(rows)
    work.hand_over(*(_hand_over(document, each) for each in rows))
    let_read(document, [post.pk for post in wanted])
    document.save(update_fields=["posts"])
    write_journal(
        actor, "documents.opinions_asked", document, right=DRAFT, posts=[post.pk for post in wanted]
    )
    return rows


@transaction.atomic
def give_opinion(actor: Actor, opinion_id: int, view: str, text: str) -> Opinion:
    """Answer. Raises OpinionNotFound, ItemTaken, Invalid."""
    rows = Opinion.objects.select_for_update(of=("self",)).select_related("version__document")
    opinion = rows.filter(pk=opinion_id, post__in=actor.posts, withdrawn_at=None, answered_at=None).first()
    if opinion is None:
        raise OpinionNotFound(opinion=opinion_id)
    words = may_write("text", text)
    if view not in View.values:
        raise Invalid({"view": gettext_noop("Chọn đồng ý, đề nghị sửa hoặc không đồng ý.")})
    if view != View.AGREE and not words:
        raise Invalid({"text": gettext_noop("Ghi ý kiến cụ thể.")})
    opinion.view, opinion.text, opinion.name, opinion.answered_at = view, words, actor.name, clock.now()
    opinion.save(update_fields=["view", "text", "name", "answered_at"])
    item = work.live_item(work.Matter(OPINION, opinion.pk), (work.Role.SUPPORT,))
    if item is not None:
        work.finish(actor, item, view)
    write_journal(actor, "documents.opinion_given", opinion.version.document, right="", view=view)
    return opinion


def withdraw_questions(document: Document) -> None:
    """The draft goes on without those who have not answered. Part of the caller's act."""
    waiting = Opinion.objects.filter(version__document=document, answered_at=None, withdrawn_at=None)
    for pk in waiting.values_list("pk", flat=True):
        work.withdraw(work.Matter(OPINION, pk))
    waiting.update(withdrawn_at=clock.now())


def _hand_over(document: Document, opinion: Opinion) -> work.HandOver:
    return work.HandOver(
        matter=work.Matter(OPINION, opinion.pk), title=gettext_noop("Cho ý kiến về dự thảo"), post_id=opinion.post_id,
        agency_id=opinion.post.agency_id, role=work.Role.SUPPORT, due_at=opinion.due_at, note=opinion.question,
        from_post_id=opinion.asked_by_id, urgency=work.Urgency(document.urgency),
    )  # fmt: skip
