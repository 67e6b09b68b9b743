"""Anybody asks an agency something."""

from django.db import IntegrityError, transaction

from hienluong.base import clock
from hienluong.base.ids import look_up_code
from hienluong.kernel.access.public import Actor
from hienluong.kernel.people.public import seal_numbers
from hienluong.shared.work import public as work
from hienluong.systems.voice import events
from hienluong.systems.voice.actions.questions.moves import context_of, matter_of, write_journal
from hienluong.systems.voice.contacts import sealed
from hienluong.systems.voice.models import Matter, Question, QuestionMove
from hienluong.systems.voice.queries.receivers import receiver_of
from hienluong.systems.voice.queries.rules import Promise, promise_for
from hienluong.systems.voice.rights import ANSWER
from hienluong.systems.voice.rules.wording import ensure_askable
from hienluong.systems.voice.titles import ANSWER_QUESTION, ASKED_HERE
from hienluong.systems.voice.values import AskQuestion

__all__ = ["ask"]


@transaction.atomic
def ask(actor: Actor, command: AskQuestion) -> Question:
    """Keep the question and put it on the list of the post that answers. Open to everybody, signed in or not.

    The same form sent again gives the same question: the second of two sendings at once waits for the first at the
    unique `uid`. Raises Invalid, NobodyThere, NoRule.
    """
    known = Question.objects.filter(uid=command.uid).first()
    if known is not None:
        return known
    ensure_askable(command)
    promise = promise_for(Matter.QUESTION, command.agency_id, clock.now())
    try:
        with transaction.atomic():
            question = _new(command, promise)
    except IntegrityError:
        return Question.objects.get(uid=command.uid)
    _hand_over(question, promise)
    write_journal(actor, events.QUESTION_ASKED, question)
    events.tell_of_question(events.QUESTION_ASKED, question)
    return question


def _new(command: AskQuestion, promise: Promise) -> Question:
    question = Question(
        uid=command.uid, code=f"HD-{look_up_code(8)}", agency_id=command.agency_id, topic=command.topic,
        asked_agency_id=command.agency_id, may_publish=command.may_publish,
        may_show_name=command.may_publish and command.may_show_name,
        asked_at=clock.now(), due_at=promise.due_at,
    )  # fmt: skip
    context = context_of(question)
    kept = sealed(command.contact, context)
    question.name, question.email, question.phone = kept.name, kept.email, kept.phone
    question.title = seal_numbers(command.title, context)
    question.text = seal_numbers(command.text, context)
    question.save()
    return question


def _hand_over(question: Question, promise: Promise) -> None:
    post = receiver_of(question.agency_id, promise.rule.receivers, ANSWER)
    matter = matter_of(question)
    QuestionMove.objects.create(
        question=question, act="ask", at=question.asked_at, after=question.state, agency_id=question.agency_id
    )
    work.start_clock(
        matter,
        work.Deadline(question.agency_id, promise.starts_at, promise.due_at, promise.calendar_version),
    )
    work.hand_over(
        work.HandOver(
            matter,
            ANSWER_QUESTION,
            post.pk,
            post.agency_id,
            due_at=promise.due_at,
            step="answer",
            why=ASKED_HERE,
        )
    )
