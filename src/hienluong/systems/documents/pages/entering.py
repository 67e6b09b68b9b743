"""The clerk's form: what came is entered into the book and goes to the leader."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.text import clean_line
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.organisation.public import standing
from hienluong.shared.work.public import Urgency
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.register import register
from hienluong.systems.documents.errors import AlreadyHere
from hienluong.systems.documents.models import Document, Origin, State
from hienluong.systems.documents.pages.proposing import proposed_facts
from hienluong.systems.documents.pages.questions import Asking
from hienluong.systems.documents.pages.reading import day_in, files_in, number_in
from hienluong.systems.documents.queries.documents import document_named
from hienluong.systems.documents.queries.doubles import named_doubles
from hienluong.systems.documents.queries.people import bodies_of, leaders_in
from hienluong.systems.documents.queries.vocabulary import types_on
from hienluong.systems.documents.rights import REGISTER
from hienluong.systems.documents.rules.numbers import spelt_serial
from hienluong.systems.documents.values import Arrival, Facts, Registration

__all__ = ["new", "register_page"]

_BY_HAND = (Origin.SCAN, Origin.COUNTER, Origin.MAIL)
_ACCEPT = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx"


@require_http_methods(["GET", "POST"])
@never_cache
def new(request: HouseRequest) -> HttpResponse:
    """First the files: they are kept at once, and what their first page says is proposed in the form that follows."""
    agency = _own_body(request)
    errors: Mapping[str, str] = {}
    if request.method == "POST":
        try:
            files = files_in(request, agency)
            facts = proposed_facts(request.actor, agency, files)
            arrival = Arrival(agency_id=agency, origin=_origin(request.POST), facts=facts, files=files)
            return redirect("documents:register", uid=arrive(request.actor, arrival).uid)
        except Invalid as error:
            errors = field_sentences(error)
    facts_of_page = {
        "agency": standing(clock.today())[agency],
        "errors": errors,
        "questions": _arrival_fields(request.POST, errors),
    }
    return render(request, "documents/arrive.html", facts_of_page, status=422 if errors else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def register_page(request: HouseRequest, uid: UUID) -> HttpResponse:
    """What came by itself: its facts stand in the form already, one press registers it."""
    document = document_named(request.actor, uid)
    request.actor.require(REGISTER, document.agency_id)
    if document.state != State.ARRIVED:
        return redirect("documents:document", uid=uid)
    if request.method == "GET":
        return _show(request, document.agency_id, document, _kept(document))
    try:
        register(request.actor, document.pk, _registration(request.POST))
    except (Invalid, AlreadyHere) as error:
        return _again(request, document.agency_id, document, error)
    document.refresh_from_db()
    return _done(request, document)


def _own_body(request: HouseRequest) -> int:
    request.actor.require(REGISTER)
    bodies = bodies_of(request.actor, REGISTER)
    if not bodies:
        raise NotAllowed(right=REGISTER)
    return bodies[0]


def _first_leader(agency: int) -> str:
    leaders = leaders_in(agency)
    return str(leaders[0].post_id) if leaders else ""


def _done(request: HouseRequest, document: Document) -> HttpResponse:
    told = _("Đã vào sổ, số đến %(number)s.") % {"number": spelt_serial(document.serial or 0)}
    messages.success(request, told)
    return redirect("documents:document", uid=document.uid)


def _again(
    request: HouseRequest, agency: int, document: Document, error: Invalid | AlreadyHere
) -> HttpResponse:
    """The page with what was typed; files cannot be kept by a form and are asked for again."""
    doubles = named_doubles(error.facts.get("doubles")) if isinstance(error, AlreadyHere) else []
    errors = (
        field_sentences(error)
        if isinstance(error, Invalid)
        else {"though_double": f"{_(error.what)} {_(error.next_step)}"}
    )
    return _show(
        request, agency, document, request.POST.dict(), errors=errors, doubles=doubles, status=error.status
    )


def _arrival_fields(typed: Mapping[str, object], errors: Mapping[str, str]) -> list[Field]:
    ask = Asking(typed, errors)
    origins = [Choice(each.value, str(each.label)) for each in _BY_HAND]
    return [
        ask.optional("files", _("Tệp văn bản"), kind=FieldKind.FILE, multiple=True, accept=_ACCEPT,
                     hint=_("Tệp đầu tiên là văn bản, các tệp sau là tài liệu kèm theo. Chưa quét thì để trống.")),
        ask.box("origin", _("Cách đến"), kind=FieldKind.SELECT, choices=origins),
    ]  # fmt: skip


def _registration(form: QueryDict) -> Registration:
    return Registration(
        facts=_facts(form), to_post=number_in(form.get("to", "")), note=form.get("to_note", ""),
        though_double=form.get("though_double") == "on",
    )  # fmt: skip


def _origin(form: QueryDict) -> Origin:
    typed = form.get("origin", "")
    return Origin(typed) if typed in {each.value for each in _BY_HAND} else Origin.SCAN


def _facts(form: QueryDict) -> Facts:
    urgency = number_in(form.get("urgency", "")) or 0
    return Facts(
        issuer_name=clean_line(form.get("issuer_name", "")), subject=clean_line(form.get("subject", "")),
        symbol=clean_line(form.get("symbol", "")), issued_on=day_in(form, "issued_on"), type_code=form.get("type", ""),
        pages=number_in(form.get("pages", "")), urgency=Urgency(urgency if urgency in Urgency.values else 0),
        signer_name=clean_line(form.get("signer_name", "")), signer_position=clean_line(form.get("signer_position", "")),
        due_on=day_in(form, "due_on"), note=form.get("note", ""),
        issuer_identifier=clean_line(form.get("issuer_identifier", ""))[:40],
    )  # fmt: skip


def _kept(document: Document) -> dict[str, object]:
    return {
        "issuer_name": document.issuer_name, "subject": document.subject, "symbol": document.symbol,
        "issued_on": document.issued_on.isoformat() if document.issued_on else "",
        "type": document.type.code if document.type else "", "pages": document.pages or "",
        "urgency": str(document.urgency), "signer_name": document.signer_name,
        "signer_position": document.signer_position, "note": document.note,
        "due_on": document.due_on.isoformat() if document.due_on else "",
        "issuer_identifier": document.issuer_identifier, "to": _first_leader(document.agency_id),
    }  # fmt: skip


def _show(
    request: HouseRequest,
    agency: int,
    document: Document,
    typed: Mapping[str, object],
    *,
    errors: Mapping[str, str] | None = None,
    doubles: Sequence[Document] = (),
    status: int = 200,
) -> HttpResponse:
    told = errors or {}
    facts = {
        "agency": standing(clock.today())[agency],
        "document": document,
        "files": document.files.select_related("file__blob").order_by("position"),
        "errors": told,
        "doubles": doubles,
        "main": _main_fields(agency, typed, told),
        "more": _more_fields(typed, told),
    }
    return render(request, "documents/enter.html", facts, status=status)


def _main_fields(agency: int, typed: Mapping[str, object], errors: Mapping[str, str]) -> list[Field]:
    ask = Asking(typed, errors)
    leaders = [Choice(str(each.post_id), each.words) for each in leaders_in(agency)]
    return [
        ask.box("symbol", _("Số, ký hiệu"), required=False, width="medium", hint=_("Ví dụ 15/STTTT-CNTT; để trống nếu không có")),
        ask.box("issued_on", _("Ngày văn bản"), kind=FieldKind.DAY, required=False, width="short"),
        ask.box("issuer_name", _("Cơ quan ban hành"), max_length=300),
        ask.box("subject", _("Trích yếu nội dung"), kind=FieldKind.TEXTAREA, rows=2),
        ask.box("to", _("Trình lãnh đạo"), kind=FieldKind.SELECT, required=False, choices=[Choice("", _("Không trình, chỉ lưu sổ")), *leaders]),
        ask.box("due_on", _("Hạn trả lời ghi trong văn bản"), kind=FieldKind.DAY, required=False, width="short"),
    ]  # fmt: skip


def _more_fields(typed: Mapping[str, object], errors: Mapping[str, str]) -> list[Field]:
    ask = Asking(typed, errors)
    kinds = [Choice(each.code, each.name) for each in types_on(clock.today())]
    return [
        ask.optional("type", _("Loại văn bản"), kind=FieldKind.SELECT, choices=[Choice("", _("Không ghi")), *kinds]),
        ask.optional("urgency", _("Độ khẩn"), kind=FieldKind.SELECT, choices=[Choice(str(each.value), str(each.label)) for each in Urgency]),
        ask.optional("pages", _("Số trang"), kind=FieldKind.NUMBER, width="short"),
        ask.optional("signer_name", _("Người ký"), max_length=120),
        ask.optional("signer_position", _("Chức vụ người ký"), max_length=160),
        ask.optional("issuer_identifier", _("Mã định danh cơ quan ban hành"), max_length=40, width="medium"),
        ask.optional("note", _("Ghi chú"), kind=FieldKind.TEXTAREA, rows=2),
        ask.optional("to_note", _("Lời trình"), kind=FieldKind.TEXTAREA, rows=2),
    ]  # fmt: skip
