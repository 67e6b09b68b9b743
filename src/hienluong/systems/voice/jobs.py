"""Tell the writer of each change."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from hienluong.base import clock
from hienluong.base.text import short_date
from hienluong.kernel.jobs.public import consumer, every
from hienluong.shared.notices.public import ToMailbox, notify
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.consultations.run import close_due
from hienluong.systems.voice.models import Feedback, Question
from hienluong.systems.voice.queries.agencies import name_of

_QUESTION: Mapping[str, str] = {
    events.QUESTION_ASKED: "question_asked",
    events.QUESTION_FORWARDED: "question_forwarded",
    events.QUESTION_PUBLISHED: "question_answered",
    events.QUESTION_ANSWERED: "question_answered",
    events.QUESTION_DECLINED: "question_declined",
}
_FEEDBACK: Mapping[str, str] = {
    events.FEEDBACK_RECEIVED: "feedback_received",
    events.FEEDBACK_REFERRED: "feedback_referred",
    events.FEEDBACK_ASKED: "feedback_asked",
    events.FEEDBACK_ANSWERED: "feedback_answered",
    events.FEEDBACK_CLOSED: "feedback_closed",
}


@consumer("voice.question_notices", *_QUESTION)
def tell_asker(payload: Mapping[str, object]) -> None:
    """One letter for one change, if they left an address: code, agency, date. The words are read with the second factor."""
    question = Question.objects.get(pk=int(str(payload["question"])))
    if question.email:
        mailbox = ToMailbox("question", question.pk)
        _tell(mailbox, _QUESTION[str(payload["event"])], question, "voice:follow-question")


@consumer("voice.feedback_notices", *_FEEDBACK)
def tell_reporter(payload: Mapping[str, object]) -> None:
    """The same for whoever sent feedback."""
    feedback = Feedback.objects.get(pk=int(str(payload["feedback"])))
    if feedback.email:
        mailbox = ToMailbox("feedback", feedback.pk)
        _tell(mailbox, _FEEDBACK[str(payload["event"])], feedback, "voice:follow-feedback")


def _tell(mailbox: ToMailbox, template: str, thing: Question | Feedback, page: str) -> None:
    facts = {
        "code": thing.code,
        "agency": name_of(thing.agency_id),
        "due": short_date(clock.local(thing.due_at).date()),
    }
    notify(mailbox, template, facts, path=f"{reverse(page)}?{urlencode({'ma': thing.code})}")


@every(20, "voice.close_consultations")
def close_consultations() -> None:
    """Close what has passed its last minute."""
    close_due()
