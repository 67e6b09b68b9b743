"""Invented questions to agencies."""

from typing import Any

from hienluong.kernel.access.public import NOBODY
from hienluong.province.loaders.agencies import agency_ids
from hienluong.province.loaders.table import read_json, uid_of
from hienluong.province.loaders.voice.acting import Days, whose_turn
from hienluong.systems.voice.public import (
    AskQuestion,
    Contact,
    Forward,
    Publication,
    Question,
    answer_privately,
    ask,
    decline,
    forward,
    publish_answer,
    submit_answer,
)

__all__ = ["load_questions"]

_PHONE = "0905000000"
_NOTE = "Câu hỏi thuộc lĩnh vực của cơ quan nhận."


def load_questions() -> int:
    """Add the questions that are not there; how many."""
    known = set(Question.objects.values_list("uid", flat=True))
    rows = [row for row in read_json("voice/questions") if uid_of("question", row["key"]) not in known]
    agencies = agency_ids()
    for row in rows:
        _load(row, agencies)
    return len(rows)


def _load(row: dict[str, Any], agencies: dict[str, int]) -> None:
    days = Days(row["days"], int(row["key"][1:]))
    with days.at(0):
        question = ask(NOBODY, _asked(row, agencies))
    match row["state"]:
        case "forwarded":
            with days.at(0.3):
                actor = whose_turn("question", question.pk)
                forward(actor, Forward(question.pk, agencies[row["answer"]], _NOTE))
        case "declined":
            _draft(question, days, row["answer"])
            with days.at(0.5):
                decline(whose_turn("question", question.pk), question.pk, row["answer"])
        case "review" | "answered" | "published":
            _draft(question, days, row["answer"] or f"Dự thảo trả lời câu hỏi: {row['title']}.")
            if row["state"] != "review":
                _answer(question, days, row)


def _asked(row: dict[str, Any], agencies: dict[str, int]) -> AskQuestion:
    return AskQuestion(
        uid=uid_of("question", row["key"]),
        agency_id=agencies[row["agency"]],
        topic=row["topic"],
        title=row["title"],
        text=row["text"],
        contact=Contact(row["name"], phone=_PHONE),
        may_publish=row["publish"],
        may_show_name=row["show_name"],
    )


def _draft(question: Question, days: Days, answer: str) -> None:
    with days.at(0.4):
        submit_answer(whose_turn("question", question.pk), question.pk, answer)


def _answer(question: Question, days: Days, row: dict[str, Any]) -> None:
    with days.at(0.5):
        reviewer = whose_turn("question", question.pk)
        if row["state"] == "answered":
            answer_privately(reviewer, question.pk, row["answer"])
        else:
            publish_answer(
                reviewer,
                Publication(
                    matter_id=question.pk, title=row["title"], text=row["text"], answer=row["answer"]
                ),
            )
