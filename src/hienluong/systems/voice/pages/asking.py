"""Ask an agency: the form, the receipt with the code."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hienluong.base.errors import Invalid, NotFound
from hienluong.base.text import clean_line, clean_text
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.voice.actions.questions.ask import ask
from hienluong.systems.voice.contacts import Contact
from hienluong.systems.voice.models import Question
from hienluong.systems.voice.pages.frames import count_sending
from hienluong.systems.voice.queries.agencies import agency_named, askable_agencies, name_of
from hienluong.systems.voice.topics import topics
from hienluong.systems.voice.values import LONGEST_TITLE, AskQuestion

__all__ = ["ask_question", "question_sent"]

_RECEIPT = "voice.question"
_RECEIPT_SECONDS = 3600
_TRAP = "website"


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the form, kept as it was typed."""

    form: Mapping[str, str]
    errors: Mapping[str, str]

    def value(self, name: str) -> str:
        return self.form.get(name, "")


@require_http_methods(["GET", "POST"])
@never_cache
def ask_question(request: HouseRequest, agency_id: int | None = None) -> HttpResponse:
    """The form, for one agency when it is given; sent well, on to the receipt. Refused, it keeps every word."""
    if request.method == "GET":
        start = {"agency": request.GET.get("co-quan", ""), "uid": str(uuid4()), "name": _known_name(request)}
        return _show(request, _Typed(start, {}), agency_id)
    try:
        question = _ask(request, agency_id)
    except Invalid as error:
        whole = {} if error.fields else {"agency": f"{_(str(error))} {_(error.next_step)}"}
        typed = _Typed(request.POST.dict(), field_sentences(error) or whole)
        return _show(request, typed, agency_id, status=error.status)
    return redirect(f"{reverse('voice:question-sent')}?{urlencode({'bien-nhan': _receipt(question)})}")


@require_GET
@never_cache
def question_sent(request: HouseRequest) -> HttpResponse:
    """The receipt: code, agency, by when. Its address is good for an hour."""
    try:
        code = signing.loads(request.GET.get("bien-nhan", ""), salt=_RECEIPT, max_age=_RECEIPT_SECONDS)
    except signing.BadSignature as error:
        raise NotFound from error
    question = Question.objects.get(code=code)
    facts = {"question": question, "agency": name_of(question.agency_id)}
    return render(request, "voice/question_sent.html", facts)


def _receipt(question: Question) -> str:
    return signing.dumps(question.code, salt=_RECEIPT)


def _known_name(request: HouseRequest) -> str:
    return request.actor.name if request.actor.party_id else ""


def _ask(request: HouseRequest, agency_id: int | None) -> Question:
    form = request.POST
    if form.get(_TRAP, ""):
        raise Invalid({_TRAP: _("Để trống ô này.")})
    count_sending(request)
    return ask(request.actor, _command(form, agency_id))


def _command(form: QueryDict, agency_id: int | None) -> AskQuestion:
    return AskQuestion(
        uid=_uid(form.get("uid", "")),
        agency_id=agency_id or _agency(form.get("agency", "")),
        topic=form.get("topic", ""),
        title=clean_line(form.get("title", "")),
        text=clean_text(form.get("text", "")),
        contact=Contact.typed(form.get("name", ""), form.get("email", ""), form.get("phone", "")),
        may_publish=form.get("may_publish") == "on",
        may_show_name=form.get("may_show_name") == "on",
    )


def _uid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError:
        return uuid4()


def _agency(identifier: str) -> int:
    found = agency_named(identifier)
    if found is None:
        raise Invalid({"agency": _("Chọn cơ quan trả lời.")})
    return found.id


def _show(request: HouseRequest, typed: _Typed, agency_id: int | None, status: int = 200) -> HttpResponse:
    facts = {
        "agency": name_of(agency_id) if agency_id else "",
        "uid": typed.value("uid") or str(uuid4()),
        "errors": typed.errors,
        "about": _about(typed, agency_id),
        "who": _who(typed),
        "consents": _consents(typed),
        "trap": Field(
            name=_TRAP, label=_("Để trống ô này"), value="", required=False, error=typed.errors.get(_TRAP, "")
        ),
    }
    return render(request, "voice/ask.html", facts, status=status)


def _about(typed: _Typed, agency_id: int | None) -> list[Field]:
    agencies = [Choice(each.identifier, each.name) for each in askable_agencies()]
    chosen = Field(
        name="agency", label=_("Cơ quan trả lời"), kind=FieldKind.SELECT, choices=[Choice("", _("Chọn cơ quan")), *agencies],
        value=typed.value("agency"), error=typed.errors.get("agency", ""),
    )  # fmt: skip
    fields = [Choice("", _("Chọn lĩnh vực")), *(Choice(key, _(name)) for key, name in topics().items())]
    return [
        *([] if agency_id else [chosen]),
        Field(
            name="topic", label=_("Lĩnh vực"), kind=FieldKind.SELECT, choices=fields, value=typed.value("topic"),
            error=typed.errors.get("topic", ""),
        ),
        Field(
            name="title", label=_("Hỏi về việc gì"), hint=_("Một dòng ngắn, ví dụ: Đổi giấy phép lái xe đã hết hạn"),
            value=typed.value("title"), max_length=LONGEST_TITLE, error=typed.errors.get("title", ""),
        ),
        Field(
            name="text", label=_("Nội dung câu hỏi"), kind=FieldKind.TEXTAREA, rows=8,
            hint=_("Không cần ghi số căn cước. Tối đa 5.000 ký tự."), value=typed.value("text"),
            error=typed.errors.get("text", ""),
        ),
    ]  # fmt: skip


def _who(typed: _Typed) -> list[Field]:
    return [
        Field(
            name="name", label=_("Họ và tên"), autocomplete="name", value=typed.value("name"),
            error=typed.errors.get("name", ""),
        ),
        Field(
            name="email", label=_("Thư điện tử"), kind=FieldKind.EMAIL, autocomplete="email", required=False,
            hint=_("Để nhận báo tin khi có trả lời"), value=typed.value("email"), error=typed.errors.get("email", ""),
        ),
        Field(
            name="phone", label=_("Số điện thoại"), kind=FieldKind.TEL, autocomplete="tel", required=False, width="medium",
            hint=_("Bốn số cuối dùng để tra cứu câu hỏi"), value=typed.value("phone"), error=typed.errors.get("phone", ""),
        ),
    ]  # fmt: skip


def _consents(typed: _Typed) -> list[Field]:
    return [
        Field(
            name="may_publish", label=_("Đồng ý công khai câu hỏi và câu trả lời để người khác cùng đọc"),
            kind=FieldKind.CHECKBOX, value=typed.value("may_publish"), required=False,
        ),
        Field(
            name="may_show_name", label=_("Hiện tên tôi khi công khai"), kind=FieldKind.CHECKBOX,
            value=typed.value("may_show_name"), required=False,
        ),
    ]  # fmt: skip
