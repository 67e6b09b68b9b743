"""Questions as citizens send them, and the way each goes."""

from typing import Any
from uuid import uuid4

from tests.support.bodies import Body

from hienluong.kernel.access.public import NOBODY
from hienluong.systems.voice.actions.questions.ask import ask
from hienluong.systems.voice.actions.questions.draft import submit_answer
from hienluong.systems.voice.actions.questions.review import publish_answer
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.values import AskQuestion, Publication

ANSWER = "Sở trả lời: nộp hồ sơ tại Trung tâm Phục vụ hành chính công, không mất phí."


def a_question(body: Body, **more: Any) -> AskQuestion:
    """A question with all that is needed."""
    facts: dict[str, Any] = {
        "uid": uuid4(),
        "agency_id": body.agency.pk,
        "topic": "can-bo",
        "title": "Nâng bậc lương trước thời hạn",
        "text": "Tôi được tặng bằng khen thì có được nâng bậc lương trước thời hạn không?",
        "contact": Contact("Nguyễn Thị Bình", "binh@example.vn", "0905123456"),
        "may_publish": True,
    }
    return AskQuestion(**(facts | more))


def asked(body: Body, **more: Any) -> Question:
    return ask(NOBODY, a_question(body, **more))


def in_review(body: Body, **more: Any) -> Question:
    return submit_answer(body.specialist, asked(body, **more).pk, ANSWER)


def published(body: Body, **more: Any) -> Question:
    question = in_review(body, **more)
    return publish_answer(body.head, publication(question))


def publication(question: Question, **more: Any) -> Publication:
    facts: dict[str, Any] = {
        "matter_id": question.pk,
        "title": "Nâng bậc lương trước thời hạn",
        "text": "Được tặng bằng khen thì có được nâng bậc lương trước thời hạn không?",
        "answer": ANSWER,
    }
    return Publication(**(facts | more))
