"""Invented consultations: one open, one being summarised, one with its summary."""

from datetime import timedelta
from typing import Any

from hienluong.base import clock
from hienluong.kernel.access.public import NOBODY, Actor
from hienluong.province.loaders.agencies import agency_ids
from hienluong.province.loaders.posts import post_ids
from hienluong.province.loaders.table import read_json, uid_of
from hienluong.province.loaders.voice.acting import Days, actor_of_post
from hienluong.systems.voice.public import (
    Comment,
    CommentIn,
    Consultation,
    ConsultationIn,
    Contact,
    GroupIn,
    add_group,
    close_due,
    draft_consultation,
    hide_comment,
    open_consultation,
    publish_summary,
    send_comment,
    show_comment,
    sort_comments,
)

__all__ = ["load_consultations"]

_PHONE = "0905000000"
_SPAM = "Nội dung quảng cáo, không phải góp ý cho dự thảo."


def load_consultations() -> int:
    """Add the consultations that are not there, known by their titles; how many."""
    known = set(Consultation.objects.values_list("title", flat=True))
    rows = [row for row in read_json("voice/consultations") if row["title"] not in known]
    agencies, posts = agency_ids(), post_ids()
    for row in rows:
        writer = actor_of_post(posts[f"{row['agency']}/P1:chuyen-vien:1"])
        director = actor_of_post(posts[f"{row['agency']}:giam-doc:1"])
        _load(row, agencies[row["agency"]], writer, director)
    return len(rows)


def _load(row: dict[str, Any], agency_id: int, writer: Actor, director: Actor) -> None:
    days = Days(row["days"])
    closes_at = clock.local(days.moment(0) + timedelta(days=row["lasts"])).replace(hour=17, minute=0)
    with days.at(0):
        consultation = draft_consultation(
            writer,
            ConsultationIn(
                agency_id=agency_id, title=row["title"], purpose=row["purpose"], contact=row["contact"],
                draft=row["draft"], closes_at=closes_at,
            ),
        )  # fmt: skip
        consultation = open_consultation(director, consultation.pk)
    with days.at(0.2):
        comments = [_comment(consultation, row, number) for number in range(len(row["comments"]))]
        for comment, (_name, _section, _text, act) in zip(comments, row["comments"], strict=True):
            _moderate(writer, comment, act)
    if row["state"] != "open":
        with clock.frozen(closes_at + timedelta(minutes=1)):
            close_due()
    if row["state"] == "summarised":
        with days.at(0.8):
            _summarise(writer, director, consultation, row, comments)


def _comment(consultation: Consultation, row: dict[str, Any], number: int) -> Comment:
    name, section, text, _act = row["comments"][number]
    return send_comment(
        NOBODY,
        CommentIn(
            uid=uid_of("comment", f"{row['key']}/{number}"), slug=consultation.slug or "", text=text,
            contact=Contact(name, phone=_PHONE), section=section or None, may_show_name=number % 2 == 0,
        ),
    )  # fmt: skip


def _moderate(writer: Actor, comment: Comment, act: str) -> None:
    if act == "show":
        show_comment(writer, comment.pk)
    elif act == "hide":
        hide_comment(writer, comment.pk, _SPAM)


def _summarise(
    writer: Actor, director: Actor, consultation: Consultation, row: dict[str, Any], comments: list[Comment]
) -> None:
    for group in row["groups"]:
        words = GroupIn(group["title"], group["treatment"], group["explanation"])
        added = add_group(writer, consultation.pk, words)
        chosen = {comments[number - 1].pk: added.number for number in group["comments"]}
        sort_comments(writer, consultation.pk, chosen)
    publish_summary(director, consultation.pk, row["summary"])
