"""Write a draft for consultation: a new one, or one that nobody outside has seen."""

from collections.abc import Sequence
from datetime import datetime, time

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date, parse_time
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, clean_text
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.systems.voice.actions.consultations.prepare import change_consultation, draft_consultation
from hienluong.systems.voice.models import Consultation
from hienluong.systems.voice.pages.sending import Typed
from hienluong.systems.voice.queries.agencies import agency_named, askable_agencies
from hienluong.systems.voice.queries.consultations import visible_consultation
from hienluong.systems.voice.rights import ANSWER
from hienluong.systems.voice.rules.sections import SectionIn, whole_text
from hienluong.systems.voice.values import LONGEST_TITLE, ConsultationIn

__all__ = ["change", "closing_time", "new"]


@require_http_methods(["GET", "POST"])
@never_cache
def new(request: HouseRequest) -> HttpResponse:
    """The form of a new one."""
    request.actor.require(ANSWER)
    if request.method == "GET":
        return _show(request, Typed({"closes_time": "17:00"}, {}), None)
    try:
        made = draft_consultation(request.actor, _command(request.POST, _agency(request.POST)))
    except Invalid as error:
        return _show(request, Typed.refused(request.POST, error, "title"), None, error.status)
    return redirect("voice:prepared", code=made.code)


@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HouseRequest, code: str) -> HttpResponse:
    """The form of one that is in preparation."""
    consultation = visible_consultation(request.actor, code)
    request.actor.require(ANSWER, consultation.agency_id)
    if request.method == "GET":
        return _show(request, Typed(_kept(consultation), {}), consultation)
    try:
        change_consultation(request.actor, consultation.pk, _command(request.POST, consultation.agency_id))
    except Invalid as error:
        return _show(request, Typed.refused(request.POST, error, "title"), consultation, error.status)
    return redirect("voice:prepared", code=code)


def closing_time(form: QueryDict) -> datetime | None:
    """Day and time as typed, in Viet Nam; None when they are none."""
    try:
        day, at = parse_date(form.get("closes_day", "")), parse_time(form.get("closes_time", ""))
    except ValueError:
        return None
    if day is None or at is None:
        return None
    return datetime.combine(day, time(at.hour, at.minute), tzinfo=clock.ZONE)


def _agency(form: QueryDict) -> int:
    chosen = agency_named(form.get("agency", ""))
    if chosen is None:
        raise Invalid({"agency": _("Chọn cơ quan soạn thảo.")})
    return chosen.id


def _command(form: QueryDict, agency_id: int) -> ConsultationIn:
    return ConsultationIn(
        agency_id=agency_id,
        title=clean_line(form.get("title", "")),
        purpose=clean_text(form.get("purpose", "")),
        contact=clean_line(form.get("contact", "")),
        draft=clean_text(form.get("draft", "")),
        closes_at=closing_time(form),
    )


def _kept(consultation: Consultation) -> dict[str, str]:
    closes = clock.local(consultation.closes_at)
    sections = [SectionIn(each.heading, each.text) for each in consultation.sections.order_by("number")]
    return {
        "title": consultation.title,
        "purpose": consultation.purpose,
        "contact": consultation.contact,
        "draft": whole_text(sections),
        "closes_day": closes.date().isoformat(),
        "closes_time": f"{closes:%H:%M}",
    }


def _show(request: HouseRequest, typed: Typed, known: Consultation | None, status: int = 200) -> HttpResponse:
    facts = {
        "consultation": known,
        "errors": typed.errors,
        "questions": [*([] if known else [_agency_field(request.actor, typed)]), *_fields(typed)],
    }
    return render(request, "voice/prepare.html", facts, status=status)


def _agency_field(actor: Actor, typed: Typed) -> Field:
    scope = actor.scope(ANSWER)
    mine = [Choice(each.identifier, each.name) for each in askable_agencies() if each.id in scope]
    start = [] if len(mine) == 1 else [Choice("", _("Chọn cơ quan"))]
    return Field(
        name="agency", label=_("Cơ quan soạn thảo"), kind=FieldKind.SELECT, choices=[*start, *mine],
        value=typed.value("agency"), error=typed.error("agency"),
    )  # fmt: skip


def _fields(typed: Typed) -> Sequence[Field]:
    return [
        Field(
            name="title", label=_("Tên dự thảo"), value=typed.value("title"), max_length=LONGEST_TITLE,
            error=typed.error("title"),
        ),
        Field(
            name="purpose", label=_("Mục đích, nội dung chính"), kind=FieldKind.TEXTAREA, rows=5,
            hint=_("Bằng lời dễ hiểu: vì sao cần, thay đổi gì, ai chịu tác động"), value=typed.value("purpose"),
            error=typed.error("purpose"),
        ),
        Field(
            name="draft", label=_("Nội dung dự thảo"), kind=FieldKind.TEXTAREA, rows=16, required=False,
            hint=_("Mỗi dòng bắt đầu bằng “Điều 1.”, “Chương I”, hoặc dấu # mở một phần góp ý riêng được. Có thể để trống nếu đính kèm tệp."),
            value=typed.value("draft"), error=typed.error("draft"),
        ),
        Field(
            name="contact", label=_("Liên hệ để hỏi thêm"), value=typed.value("contact"), max_length=300,
            hint=_("Đơn vị, điện thoại, thư công vụ; ai cũng đọc được"), error=typed.error("contact"),
        ),
        Field(
            name="closes_day", label=_("Ngày hết hạn góp ý"), kind=FieldKind.DAY, width="medium",
            value=typed.value("closes_day"), error=typed.error("closes_at"),
        ),
        Field(
            name="closes_time", label=_("Giờ hết hạn"), width="short", hint=_("Ví dụ 17:00; hết phút này mới đóng"),
            value=typed.value("closes_time"),
        ),
    ]  # fmt: skip
