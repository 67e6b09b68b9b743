"""Feedback as citizens send it."""

from typing import Any
from uuid import uuid4

from tests.support.bodies import Body
from tests.support.office import post_of

from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.systems.voice.actions.feedback.handle import accept
from hienluong.systems.voice.actions.feedback.reply import reply
from hienluong.systems.voice.actions.feedback.report import report
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.models import Feedback, FeedbackKind
from hienluong.systems.voice.values import Publication, Report

ANSWER = "Đã kiểm tra, nhắc nhở và bố trí thêm người trực vào buổi chiều."


def a_report(body: Body, **more: Any) -> Report:
    """Feedback on a procedure, with all that is needed."""
    facts: dict[str, Any] = {
        "uid": uuid4(),
        "kind": FeedbackKind.PROCEDURE,
        "agency_id": body.agency.pk,
        "title": "Quầy một cửa nghỉ sớm",
        "text": "Chiều thứ Sáu quầy đóng lúc 16 giờ, tôi phải đi lại hai lần.",
        "contact": Contact("Nguyễn Thị Bình", "binh@example.vn", "0905123456"),
        "may_publish": True,
    }
    return Report(**(facts | more))


def reported(body: Body, **more: Any) -> Feedback:
    return report(NOBODY, a_report(body, **more))


def about(actor: Actor, body: Body, **more: Any) -> Feedback:
    """A complaint about the conduct of an officer."""
    return reported(body, kind=FeedbackKind.CONDUCT, post_id=post_of(actor).pk, **more)


def answered(body: Body, **more: Any) -> Feedback:
    feedback = reported(body, **more)
    accept(body.head, feedback.pk)
    return reply(body.head, feedback.pk, ANSWER)


def result(feedback: Feedback) -> Publication:
    return Publication(
        matter_id=feedback.pk,
        title="Quầy một cửa nghỉ sớm",
        text="Chiều thứ Sáu quầy đóng sớm.",
        answer=ANSWER,
    )
