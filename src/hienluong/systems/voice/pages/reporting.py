"""Send feedback: first about which agency and what kind, then the form; the receipt with the code."""

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
from hienluong.systems.voice.actions.feedback.report import report
from hienluong.systems.voice.models import Feedback, FeedbackKind
from hienluong.systems.voice.pages.frames import window
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
from hienluong.systems.voice.pages.uploads import with_files
from hienluong.systems.voice.queries.agencies import agency_named, name_of
from hienluong.systems.voice.queries.seats import seats_of
from hienluong.systems.voice.values import LONGEST_TITLE, Report, SentFile

__all__ = ["feedback_sent", "send_feedback"]


@require_http_methods(["GET", "POST"])
@never_cache
def send_feedback(request: HouseRequest, agency_id: int | None = None) -> HttpResponse:
    """Two short questions in the address, then the form; refused, it keeps every word but not the files."""
    if request.method == "POST":
        return _send(request, agency_id)
    kind, chosen = request.GET.get("loai", ""), agency_named(request.GET.get("co-quan", ""))
    about = agency_id or (chosen.id if chosen else None)
    typed = start_of_form(request, agency=chosen.identifier if chosen else "", kind=kind)
    if kind not in FeedbackKind.values or about is None:
        return render(request, "voice/report_start.html", _start(typed, agency_id, asked=bool(request.GET)))
    return render(request, "voice/report.html", _facts(typed, about))


@require_GET
@never_cache
def feedback_sent(request: HouseRequest) -> HttpResponse:
    """The receipt: code, who handles it, by when."""
    feedback = Feedback.objects.get(code=read_receipt(request))
    facts = {"feedback": feedback, "agency": name_of(feedback.agency_id)}
    return render(request, "voice/feedback_sent.html", facts)


def _send(request: HouseRequest, agency_id: int | None) -> HttpResponse:
    about = agency_id
    try:
        about = about or chosen_agency(request.POST)
        ensure_sendable(request)
        feedback = with_files(
            request, lambda files: report(request.actor, _command(request.POST, about or 0, files)), _kept
        )
    except Invalid as error:
        typed = Typed.refused(request.POST, error, "text")
        if about is None:
            return render(
                request, "voice/report_start.html", _start(typed, agency_id, asked=True), status=error.status
            )
        return render(request, "voice/report.html", _facts(typed, about), status=error.status)
    return on_to_receipt(reverse("voice:feedback-sent"), feedback.code)


def _kept(feedback: Feedback) -> Sequence[int]:
    return list(feedback.files.values_list("stored_file", flat=True))


def _command(form: QueryDict, agency_id: int, files: tuple[SentFile, ...]) -> Report:
    return Report(
        uid=uid_of(form),
        kind=form.get("kind", ""),
        agency_id=agency_id,
        title=clean_line(form.get("title", "")),
        text=clean_text(form.get("text", "")),
        contact=contact_of(form),
        post_id=window(form.get("post", "")),
        named_words=clean_line(form.get("named_words", "")),
        procedure_code=clean_line(form.get("procedure_code", "")),
        case_code=clean_line(form.get("case_code", "")).upper(),
        may_publish=ticked(form, "may_publish"),
        may_show_name=ticked(form, "may_show_name"),
        files=files,
    )


def _start(typed: Typed, agency_id: int | None, *, asked: bool) -> dict[str, object]:
    choices = [Choice(kind.value, kind.label) for kind in FeedbackKind]
    missing = {
        "loai": _("Chọn loại phản ánh, kiến nghị.") if typed.value("kind") not in FeedbackKind.values else "",
        "co-quan": _("Chọn cơ quan trong danh sách.") if not typed.value("agency") and not agency_id else "",
    }
    errors = {name: words for name, words in missing.items() if words and asked}
    kind = Field(
        name="loai", label=_("Phản ánh, kiến nghị về việc gì"), kind=FieldKind.RADIOS, choices=choices,
        value=typed.value("kind"), error=errors.get("loai", ""),
    )  # fmt: skip
    about = agency_field(typed, _("Cơ quan nào"))
    agency = Field(
        name="co-quan", label=about.label, kind=FieldKind.SELECT, choices=about.choices, value=about.value,
        error=errors.get("co-quan", ""),
    )  # fmt: skip
    questions = [kind] if agency_id else [kind, agency]
    return {"questions": questions, "errors": errors, "agency": name_of(agency_id) if agency_id else ""}


def _facts(typed: Typed, about: int) -> dict[str, object]:
    kind = typed.value("kind")
    conduct = kind == FeedbackKind.CONDUCT
    return {
        "agency": name_of(about),
        "identifier": typed.value("agency"),
        "kind": kind,
        "kind_words": FeedbackKind(kind).label if kind in FeedbackKind.values else "",
        "conduct": conduct,
        "uid": typed.uid,
        "errors": typed.errors,
        "about": [*(_named(typed, about) if conduct else []), *_what(typed)],
        "who": who_fields(typed),
        "consents": consent_fields(typed, _("Đồng ý công khai nội dung và kết quả xử lý")),
        "trap": trap_field(typed),
    }


def _named(typed: Typed, about: int) -> Sequence[Field]:
    seats = [Choice(str(each.post_id), each.words) for each in seats_of(about)]
    return [
        Field(
            name="post", label=_("Cán bộ nào"), kind=FieldKind.SELECT, required=False, value=typed.value("post"),
            choices=[Choice("", _("Không biết, hoặc không có trong danh sách")), *seats], error=typed.error("post"),
        ),
        Field(
            name="named_words", label=_("Tên, chức vụ, nơi làm việc nếu không có trong danh sách"), required=False,
            value=typed.value("named_words"), max_length=200, error=typed.error("named_words"),
        ),
    ]  # fmt: skip


def _what(typed: Typed) -> Sequence[Field]:
    return [
        Field(
            name="title", label=_("Tóm tắt"), hint=_("Một dòng ngắn"), value=typed.value("title"),
            max_length=LONGEST_TITLE, error=typed.error("title"),
        ),
        Field(
            name="text", label=_("Nội dung"), kind=FieldKind.TEXTAREA, rows=8,
            hint=_("Việc gì, ở đâu, khi nào, đề nghị gì. Tối đa 5.000 ký tự."), value=typed.value("text"),
            error=typed.error("text"),
        ),
        Field(
            name="procedure_code", label=_("Mã thủ tục"), required=False, width="medium", hint=_("Ví dụ 1.001193"),
            value=typed.value("procedure_code"), max_length=20, error=typed.error("procedure_code"),
        ),
        Field(
            name="case_code", label=_("Mã hồ sơ"), required=False, width="medium", hint=_("In trên giấy hẹn"),
            value=typed.value("case_code"), max_length=50, error=typed.error("case_code"),
        ),
        Field(
            name="files", label=_("Tệp kèm theo"), kind=FieldKind.FILE, required=False, multiple=True,
            hint=_("Ảnh hoặc PDF, nhiều nhất 5 tệp, mỗi tệp đến 10 MB"), error=typed.error("files"),
        ),
    ]  # fmt: skip
