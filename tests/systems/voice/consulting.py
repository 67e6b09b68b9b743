"""Consultations as agencies run them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests.support.bodies import Body

from hienluong.base import clock
from hienluong.kernel.access.public import NOBODY
from hienluong.systems.voice.actions.consultations.comment import send_comment
from hienluong.systems.voice.actions.consultations.prepare import draft_consultation
from hienluong.systems.voice.actions.consultations.run import open_consultation
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.models import Comment, Consultation
from hienluong.systems.voice.values import CommentIn, ConsultationIn

DRAFT = """Quy định này hướng dẫn việc nâng bậc lương trước thời hạn.
Điều 1. Phạm vi điều chỉnh
Quy định này áp dụng trong toàn tỉnh.
Điều 2. Tiêu chuẩn
Có bằng khen từ cấp tỉnh trở lên."""


def a_draft(body: Body, **more: Any) -> ConsultationIn:
    facts: dict[str, Any] = {
        "agency_id": body.agency.pk,
        "title": "Quy định nâng bậc lương trước thời hạn",
        "purpose": "Thống nhất tiêu chuẩn nâng bậc lương trước thời hạn trong toàn tỉnh.",
        "contact": "Phòng Công chức, điện thoại 0233 000 0000",
        "draft": DRAFT,
        "closes_at": clock.now() + timedelta(days=30),
    }
    return ConsultationIn(**(facts | more))


def drafted(body: Body, **more: Any) -> Consultation:
    return draft_consultation(body.specialist, a_draft(body, **more))


def opened(body: Body, **more: Any) -> Consultation:
    return open_consultation(body.head, drafted(body, **more).pk)


def a_comment(consultation: Consultation, **more: Any) -> CommentIn:
    facts: dict[str, Any] = {
        "uid": uuid4(),
        "slug": consultation.slug,
        "text": "Đề nghị hạ tiêu chuẩn xuống giấy khen cấp sở.",
        "contact": Contact("Nguyễn Thị Bình", "binh@example.vn", "0905123456"),
    }
    return CommentIn(**(facts | more))


def commented(consultation: Consultation, **more: Any) -> Comment:
    return send_comment(NOBODY, a_comment(consultation, **more))
