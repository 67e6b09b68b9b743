"""Ask an agency: the form, the receipt with the code."""

from collections.abc import Sequence

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, clean_text
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.voice.actions.questions.ask import ask
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.pages.sending import (
    Typed,
    agency_field,
    chosen_agency,
    consent_fields,
    contact_of,
    ensure_sendable,
    on_to_receipt,
    read_receipt,
    start_of_form,
    ticked,
    trap_field,
    uid_of,
    who_fields,
)
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.topics import topics
from hienluong.systems.voice.values import LONGEST_TITLE, AskQuestion

__all__ = ["ask_question", "question_sent"]


@require_http_methods(["GET", "POST"])
@never_cache
def ask_question(request: HouseRequest, agency_id: int | None = None) -> HttpResponse:
    """The form, for one agency when it is given; sent well, on to the receipt. Refused, it keeps every word."""
    if request.method == "GET":
        typed = start_of_form(request, agency=request.GET.get("co-quan", ""))
        return render(request, "voice/ask.html", _facts(typed, agency_id))
    try:
        ensure_sendable(request)
        question = ask(request.actor, _command(request.POST, agency_id))
    except Invalid as error:
        typed = Typed.refused(request.POST, error, "agency")
        return render(request, "voice/ask.html", _facts(typed, agency_id), status=error.status)
    return on_to_receipt(reverse("voice:question-sent"), question.code)


@require_GET
@never_cache
def question_sent(request: HouseRequest) -> HttpResponse:
    """The receipt: code, agency, by when. Its address is good for an hour."""
    question = Question.objects.get(code=read_receipt(request))
    facts = {"question": question, "agency": name_of(question.agency_id)}
    return render(request, "voice/question_sent.html", facts)


def _command(form: QueryDict, agency_id: int | None) -> AskQuestion:
    return AskQuestion(
        uid=uid_of(form),
        agency_id=agency_id or chosen_agency(form),
        topic=form.get("topic", ""),
        title=clean_line(form.get("title", "")),
        text=clean_text(form.get("text", "")),
        contact=contact_of(form),
        may_publish=ticked(form, "may_publish"),
        may_show_name=ticked(form, "may_show_name"),
    )


def _facts(typed: Typed, agency_id: int | None) -> dict[str, object]:
    return {
        "agency": name_of(agency_id) if agency_id else "",
        "uid": typed.uid,
        "errors": typed.errors,
        "about": [*([] if agency_id else [agency_field(typed, _("Cơ quan trả lời"))]), *_about(typed)],
        "who": who_fields(typed),
        "consents": consent_fields(
            typed, _("Đồng ý công khai câu hỏi và câu trả lời để người khác cùng đọc")
        ),
        "trap": trap_field(typed),
    }


def _about(typed: Typed) -> Sequence[Field]:
    fields = [Choice("", _("Chọn lĩnh vực")), *(Choice(key, _(name)) for key, name in topics().items())]
    return [
        Field(
            name="topic", label=_("Lĩnh vực"), kind=FieldKind.SELECT, choices=fields, value=typed.value("topic"),
            error=typed.error("topic"),
        ),
        Field(
            name="title", label=_("Hỏi về việc gì"), hint=_("Một dòng ngắn, ví dụ: Đổi giấy phép lái xe đã hết hạn"),
            value=typed.value("title"), max_length=LONGEST_TITLE, error=typed.error("title"),
        ),
        Field(
            name="text", label=_("Nội dung câu hỏi"), kind=FieldKind.TEXTAREA, rows=8,
            hint=_("Không cần ghi số căn cước. Tối đa 5.000 ký tự."), value=typed.value("text"), error=typed.error("text"),
        ),
    ]  # fmt: skip
