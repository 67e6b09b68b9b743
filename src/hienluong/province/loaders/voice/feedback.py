"""Invented feedback."""

from typing import Any

from hienluong.kernel.access.public import NOBODY
from hienluong.province.loaders.agencies import agency_ids
from hienluong.province.loaders.posts import post_ids
from hienluong.province.loaders.table import read_json, uid_of
from hienluong.province.loaders.voice.acting import Days, whose_turn
from hienluong.systems.voice.public import (
    Contact,
    Feedback,
    Publication,
    Report,
    Ticket,
    accept,
    ask_writer,
    close,
    publish_result,
    rate,
    reply,
    report,
)

__all__ = ["load_feedback"]

_PHONE = "0905000000"
_QUESTION = "Xin cho biết biểu mẫu nào và đã thử trên loại điện thoại gì."


def load_feedback() -> int:
    """Add the feedback that is not there; how many pieces."""
    known = set(Feedback.objects.values_list("uid", flat=True))
    rows = [row for row in read_json("voice/feedback") if uid_of("feedback", row["key"]) not in known]
    agencies, posts = agency_ids(), post_ids()
    for row in rows:
        _load(row, agencies, posts)
    return len(rows)


def _load(row: dict[str, Any], agencies: dict[str, int], posts: dict[str, int]) -> None:
    days = Days(row["days"], int(row["key"][1:]))
    with days.at(0):
        feedback = report(NOBODY, _reported(row, agencies, posts))
    if row["state"] == "received":
        return
    handler = whose_turn("feedback", feedback.pk)
    with days.at(0.2):
        if row["state"] == "closed":
            close(handler, feedback.pk, row["answer"])
            return
        accept(handler, feedback.pk)
    if row["state"] == "asking":
        with days.at(0.4):
            ask_writer(handler, feedback.pk, _QUESTION)
    elif row["answer"]:
        _answer(feedback, days, row)


def _answer(feedback: Feedback, days: Days, row: dict[str, Any]) -> None:
    with days.at(0.4):
        reply(whose_turn("feedback", feedback.pk), feedback.pk, row["answer"])
    if row["state"] == "published":
        with days.at(0.5):
            words = Publication(
                matter_id=feedback.pk, title=row["title"], text=row["text"], answer=row["answer"]
            )
            publish_result(whose_turn("feedback", feedback.pk), words)
    with days.at(0.6):
        rate(NOBODY, Ticket(feedback.code), feedback.pk, row["score"])


def _reported(row: dict[str, Any], agencies: dict[str, int], posts: dict[str, int]) -> Report:
    return Report(
        uid=uid_of("feedback", row["key"]),
        kind=row["kind"],
        agency_id=agencies[row["agency"]],
        title=row["title"],
        text=row["text"],
        contact=Contact(row["name"], phone=_PHONE),
        post_id=posts[row["post"]] if "post" in row else None,
        named_words=row.get("named", ""),
        procedure_code=row.get("procedure", ""),
        may_publish=row["publish"],
    )
