"""Draft a document: what it is, to whom, what it says; version after version."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid, NotAllowed
from hienluong.base.text import clean_line, clean_text, fold
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.journal.public import Subject
from hienluong.kernel.organisation.public import PART_KINDS, AgencyState, standing
from hienluong.shared.files.public import FileGrant, open_file
from hienluong.shared.work.public import Urgency
from hienluong.systems.documents.actions.drafting import begin_draft, change_draft, save_version
from hienluong.systems.documents.errors import ActNotPossible, DraftChanged
from hienluong.systems.documents.models import Document, Way
from hienluong.systems.documents.outside import outside_places
from hienluong.systems.documents.pages.questions import Asking
from hienluong.systems.documents.pages.reading import number_in, stored_in
from hienluong.systems.documents.queries.documents import document_named
from hienluong.systems.documents.queries.matters import doings, newest_version
from hienluong.systems.documents.queries.people import bodies_of, leaders_in
from hienluong.systems.documents.queries.vocabulary import types_on
from hienluong.systems.documents.rights import DRAFT
from hienluong.systems.documents.rules.blocks import blocks_from_text, text_of
from hienluong.systems.documents.subjects import DOCUMENT
from hienluong.systems.documents.values import Body, DraftIn, ReceiverIn
from hienluong.systems.documents.word_files import blocks_from_docx

__all__ = ["new", "write"]


@require_http_methods(["GET", "POST"])
@never_cache
def new(request: HouseRequest) -> HttpResponse:
    """A new draft; `tra-loi` names the incoming document it answers, `thay` the issued one it replaces."""
    agency = _own_body(request)
    answers, replaces = _named(request, "tra-loi"), _named(request, "thay")
    if request.method == "GET":
        return _show(request, agency, None, _proposed(answers or replaces, answering=answers is not None))
    try:
        wanted = _wanted(request, agency, answers, replaces)
        document = begin_draft(request.actor, wanted, _body(request, agency, 0))
    except Invalid as error:
        return _again(request, agency, None, error)
    messages.success(request, _("Đã lưu dự thảo, bản %(number)s.") % {"number": 1})
    return redirect("documents:document", uid=document.uid)


@require_http_methods(["GET", "POST"])
@never_cache
def write(request: HouseRequest, uid: UUID) -> HttpResponse:
    """Change what a draft is and says; text that changed is the next version."""
    document = document_named(request.actor, uid)
    version = newest_version(document)
    if version is None or "write" not in doings(request.actor, document).acts:
        raise ActNotPossible(document=document.pk)
    if request.method == "GET":
        return _show(request, document.agency_id, document, _kept(document))
    try:
        change_draft(
            request.actor,
            document.pk,
            _wanted(request, document.agency_id, document.answers, document.replaces),
        )
        body = _body(request, document.agency_id, number_in(request.POST.get("after", "")) or 0)
        if body.source_id or text_of(body.blocks) != text_of(version.blocks):
            version = save_version(request.actor, document.pk, body)
    except (Invalid, DraftChanged) as error:
        return _again(request, document.agency_id, document, error)
    messages.success(request, _("Đã lưu dự thảo, bản %(number)s.") % {"number": version.number})
    return redirect("documents:document", uid=uid)


def _own_body(request: HouseRequest) -> int:
    request.actor.require(DRAFT)
    bodies = bodies_of(request.actor, DRAFT)
    if not bodies:
        raise NotAllowed(right=DRAFT)
    return bodies[0]


def _named(request: HouseRequest, parameter: str) -> Document | None:
    try:
        return (
            document_named(request.actor, UUID(request.GET[parameter])) if parameter in request.GET else None
        )
    except ValueError:
        return None


def _wanted(
    request: HouseRequest, agency: int, answers: Document | None, replaces: Document | None
) -> DraftIn:
    form = request.POST
    urgency = number_in(form.get("urgency", "")) or 0
    signer = number_in(form.get("signer", ""))
    if signer is None or signer not in {each.post_id for each in leaders_in(agency)}:
        raise Invalid({"signer": _("Chọn người ký.")})
    return DraftIn(
        agency_id=agency, office_id=_office(request, agency), type_code=form.get("type", ""), subject=form.get("subject", ""),
        signer_post=signer, receivers=_receivers(form), copies_to=clean_text(form.get("copies_to", ""))[:2000],
        urgency=Urgency(urgency if urgency in Urgency.values else 0),
        answers_id=answers.pk if answers else None, replaces_id=replaces.pk if replaces else None,
    )  # fmt: skip


def _office(request: HouseRequest, agency: int) -> int:
    """The drafting part: where the reader's post stands inside the body."""
    known = standing(clock.today())
    own = [each for each in sorted(request.actor.agencies) if each in known and _is_part(known, each, agency)]
    return next((each for each in own if each != agency), agency)


def _is_part(known: Mapping[int, AgencyState], part: int, body: int) -> bool:
    while part != body and known[part].kind in PART_KINDS and known[part].parent_id in known:
        part = known[part].parent_id or body
    return part == body


def _receivers(form: QueryDict) -> list[ReceiverIn]:
    """One place a line: agencies by their names, of the house and of other installations; else paper."""
    by_name = {
        fold(each.name): ReceiverIn(agency_id=each.agency_id)
        for each in standing(clock.today()).values()
        if each.kind not in PART_KINDS
    }
    for name, place in outside_places().items():
        sent = ReceiverIn(name=place.name, identifier=place.identifier, way=Way.EXCHANGE)
        by_name.setdefault(name, sent)
    lines = dict.fromkeys(line for line in map(clean_line, form.get("receivers", "").splitlines()) if line)
    return [by_name.get(fold(line), ReceiverIn(name=line[:300], way=Way.PAPER)) for line in lines]


def _body(request: HouseRequest, agency: int, after: int) -> Body:
    source = stored_in(request.actor, request.FILES.get("source"), "documents.source", agency)
    note = request.POST.get("note", "")
    if source is None:
        return Body(blocks=blocks_from_text(request.POST.get("body", "")), after=after, note=note)
    grant = FileGrant(source.pk, DRAFT, Subject(DOCUMENT, str(source.uid), agency_id=agency))
    blocks = blocks_from_docx(open_file(request.actor, grant).read())
    return Body(blocks=blocks, after=after, note=note, source_id=source.pk)


def _proposed(known: Document | None, *, answering: bool) -> dict[str, Any]:
    """An answer goes to whoever asked, about the same thing; a replacement is addressed like what it replaces."""
    if known is None:
        return {"type": "cong-van"}
    if answering:
        return {
            "type": "cong-van",
            "receivers": known.issuer_name,
            "subject": _about(known),
        }
    return _kept(known)


def _about(known: Document) -> str:
    """The subject of an answer; it is data of the document, in Vietnamese whoever writes."""
    return f"trả lời văn bản số {known.symbol}" if known.symbol else ""


def _kept(document: Document) -> dict[str, Any]:
    version = newest_version(document)
    receivers = document.receivers.order_by("position").values_list("name", flat=True)
    return {
        "type": document.type.code if document.type else "", "subject": document.subject,
        "signer": str(document.signer_post_id or ""), "urgency": str(document.urgency),
        "receivers": "\n".join(receivers), "copies_to": document.note,
        "body": text_of(version.blocks) if version else "", "after": version.number if version else 0,
    }  # fmt: skip


def _again(
    request: HouseRequest, agency: int, document: Document | None, error: Invalid | DraftChanged
) -> HttpResponse:
    told = (
        field_sentences(error)
        if isinstance(error, Invalid)
        else {"body": f"{_(error.what)} {_(error.next_step)}"}
    )
    return _show(request, agency, document, request.POST.dict(), errors=told, status=error.status)


def _show(
    request: HouseRequest,
    agency: int,
    document: Document | None,
    typed: Mapping[str, Any],
    *,
    errors: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    known = standing(clock.today())
    facts = {
        "agency": known[agency],
        "document": document,
        "errors": errors or {},
        "questions": _fields(agency, typed, errors or {}),
        "after": typed.get("after", 0),
        "agencies": [
            *(each.name for each in known.values() if each.kind not in PART_KINDS),
            *(each.name for each in outside_places().values()),
        ],
    }
    return render(request, "documents/draft.html", facts, status=status)


def _fields(agency: int, typed: Mapping[str, Any], errors: Mapping[str, str]) -> Sequence[Field]:
    ask = Asking(typed, errors)
    kinds = [Choice(each.code, each.name) for each in types_on(clock.today()) if each.group != "copy"]
    leaders = [Choice(str(each.post_id), each.words) for each in leaders_in(agency)]
    return [
        ask.box("type", _("Loại văn bản"), kind=FieldKind.SELECT, choices=kinds),
        ask.box("subject", _("Trích yếu nội dung"), kind=FieldKind.TEXTAREA, rows=2, hint=_("Công văn: phần sau chữ V/v")),
        ask.box("receivers", _("Nơi nhận"), kind=FieldKind.TEXTAREA, rows=3, required=False,
            hint=_("Mỗi nơi một dòng; cơ quan trong tỉnh ghi đúng tên thì được gửi qua mạng, nơi khác gửi bản giấy")),
        ask.box("body", _("Nội dung"), kind=FieldKind.TEXTAREA, rows=16, required=False,
            hint=_("Mỗi đoạn một dòng. Quốc hiệu, số, ngày, nơi nhận, chữ ký do hệ thống trình bày theo NĐ 30/2020")),
        ask.box("source", _("Hoặc lấy nội dung từ tệp DOCX"), kind=FieldKind.FILE, required=False, accept=".docx"),
        ask.box("signer", _("Người ký"), kind=FieldKind.SELECT, choices=leaders),
        ask.box("urgency", _("Độ khẩn"), kind=FieldKind.SELECT, choices=[Choice(str(each.value), str(each.label)) for each in Urgency]),
        ask.box("copies_to", _("Thêm vào phần Nơi nhận"), kind=FieldKind.TEXTAREA, rows=2, required=False, hint=_("Ví dụ: Như Điều 3")),
        ask.box("note", _("Ghi chú cho bản này"), required=False, max_length=300),
    ]  # fmt: skip
