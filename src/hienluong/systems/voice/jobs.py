"""Tell the asker of each change."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from hienluong.base import clock
from hienluong.base.text import short_date
from hienluong.kernel.jobs.public import consumer
from hienluong.shared.notices.public import ToMailbox, notify
from hienluong.systems.voice import events
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.queries.agencies import name_of

_TEMPLATES: Mapping[str, str] = {
    events.QUESTION_ASKED: "question_asked",
    events.QUESTION_FORWARDED: "question_forwarded",
    events.QUESTION_PUBLISHED: "question_answered",
    events.QUESTION_ANSWERED: "question_answered",
    events.QUESTION_DECLINED: "question_declined",
}


@consumer("voice.question_notices", *_TEMPLATES)
def tell_asker(payload: Mapping[str, object]) -> None:
    """One letter for one change, if they left an address: code, agency, date. The words are read with the second factor."""
    question = Question.objects.get(pk=int(str(payload["question"])))
    if not question.email:
        return
    facts = {
        "code": question.code,
        "agency": name_of(question.agency_id),
        "due": short_date(clock.local(question.due_at).date()),
    }
    path = f"{reverse('voice:follow-question')}?{urlencode({'ma': question.code})}"
    notify(ToMailbox("question", question.pk), _TEMPLATES[str(payload["event"])], facts, path=path)
