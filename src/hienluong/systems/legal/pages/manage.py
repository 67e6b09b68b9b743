"""A document as its publisher sees it, with everything that can be done to it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid, NotFound
from hienluong.base.symbols import tidy_symbol, tight
from hienluong.base.text import clean_line
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.journal.public import Subject
from hienluong.shared.files.public import FileGrant, inline_response, open_file
from hienluong.systems.legal.actions.add_file import add_file
from hienluong.systems.legal.actions.publish import publish_document, withdraw_document
from hienluong.systems.legal.actions.relate import relate_documents, unrelate_documents
from hienluong.systems.legal.actions.remove_file import remove_file
from hienluong.systems.legal.actions.telling import PUBLISH
from hienluong.systems.legal.errors import NoSuchFile
from hienluong.systems.legal.models import Document, Extent, RelationKind
from hienluong.systems.legal.pages.desk import publishing_chip
from hienluong.systems.legal.pages.editing import uploaded
from hienluong.systems.legal.queries.documents import documents_named, links_of, own_document
from hienluong.systems.legal.rules import effect_on
from hienluong.systems.legal.values import RelationFacts
from hienluong.systems.legal.wording import COLOURS, effect_words

__all__ = ["act", "manage", "own_file"]

_NAMES = {"why": "ly-do", "target": "van-ban-kia", "kind": "lien-he", "part": "phan", "from_day": "tu-ngay"}


@require_safe
@never_cache
def manage(request: HouseRequest, slug: str) -> HttpResponse:
    """For who reads or publishes the agency's documents. Raises NoSuchDocument."""
    document = _own(request.actor, slug)
    return _page(request, document, QueryDict(), {})


@require_safe
@never_cache
def own_file(request: HouseRequest, slug: str, position: int) -> HttpResponseBase:
    """A file of a document that is perhaps not published, for who reads or publishes it; journaled.

    Raises NoSuchDocument, NoSuchFile, FileNotReady.
    """
    document = _own(request.actor, slug)
    held = document.files.filter(position=position).first()
    if held is None:
        raise NoSuchFile(position=position)
    subject = Subject("legal_document", str(document.pk), agency_id=document.agency_id)
    return inline_response(open_file(request.actor, FileGrant(held.file_id, "legal.read", subject)))


@require_POST
@never_cache
def act(request: HouseRequest, slug: str, act: str) -> HttpResponse:
    """Publish, withdraw, add a file, relate, strike a relation out. Refused input comes back with what was typed."""
    document = _own(request.actor, slug)
    request.actor.require(PUBLISH, document.agency_id)
    if act not in _ACTS:
        raise NotFound(act=act)
    do, done = _ACTS[act]
    try:
        do(request, document)
    except HouseError as error:
        told = {_NAMES.get(name, name): words for name, words in field_sentences(error).items()}
        errors = told or {act: f"{_(str(error))} {_(error.next_step)}"}
        return _page(request, _own(request.actor, slug), request.POST, errors, error.status)
    messages.success(request, str(done))
    return redirect("legal:manage", slug)


def _own(actor: Actor, slug: str) -> Document:
    """A document that the actor reads as an officer: one that merely everybody may read has its public page."""
    actor.require_signed_in()
    document = own_document(actor, slug)
    if not actor.holds(PUBLISH, document.agency_id):
        actor.require("legal.read", document.agency_id)
    return document


def _publish(request: HouseRequest, document: Document) -> None:
    publish_document(request.actor, document.pk)


def _withdraw(request: HouseRequest, document: Document) -> None:
    withdraw_document(request.actor, document.pk, clean_line(request.POST.get("ly-do", "")))


def _add_file(request: HouseRequest, document: Document) -> None:
    upload = uploaded(request)
    if upload is None:
        raise Invalid({"tep": gettext_noop("Chọn tệp PDF.")})
    add_file(request.actor, document.pk, upload, clean_line(request.POST.get("ten-tep", "")))


def _remove_file(request: HouseRequest, document: Document) -> None:
    remove_file(request.actor, document.pk, _number(request.POST.get("so", "")))


def _relate(request: HouseRequest, document: Document) -> None:
    form = request.POST
    typed, part = clean_line(form.get("van-ban-kia", "")), clean_line(form.get("phan", ""))
    target = _target(request.actor, document, typed, form.get("chon", ""))
    facts = RelationFacts(
        source_id=document.pk,
        kind=form.get("lien-he", ""),
        target_id=target.pk if target else None,
        outside="" if target else tidy_symbol(typed)[:300],
        extent=Extent.PART if part else Extent.WHOLE,
        part=part[:300],
        from_day=_day(form.get("tu-ngay", "")),
    )
    relate_documents(request.actor, facts)


def _target(actor: Actor, document: Document, typed: str, chosen: str) -> Document | None:
    """The one document of that symbol; None when there is none here. Several: the actor has to choose."""
    if not typed:
        raise Invalid({"target": gettext_noop("Ghi số, ký hiệu của văn bản kia.")})
    known = [one for one in documents_named(actor, tight(typed)) if one.pk != document.pk]
    picked = [one for one in known if one.slug == chosen]
    if len(known) > 1 and not picked:
        raise Invalid({"chon": gettext_noop("Có nhiều văn bản cùng số, ký hiệu. Chọn văn bản đúng.")})
    return next(iter(picked or known), None)


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed) if typed else None
    except ValueError as wrong:
        raise Invalid({"from_day": gettext_noop("Ghi ngày hợp lệ.")}) from wrong


def _unrelate(request: HouseRequest, document: Document) -> None:
    unrelate_documents(request.actor, document.pk, _number(request.POST.get("so", "")))


def _number(typed: str) -> int:
    """A key as sent by our own form; 0, which nothing has, for anything else."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


_ACTS: Mapping[str, tuple[Callable[[HouseRequest, Document], None], str | Promise]] = {
    "cong-bo": (_publish, gettext_lazy("Đã công bố.")),
    "go": (_withdraw, gettext_lazy("Đã gỡ khỏi trang công khai.")),
    "tep": (_add_file, gettext_lazy("Đã thêm tệp. Nội dung tệp sẽ tìm được sau ít phút.")),
    "bo-tep": (_remove_file, gettext_lazy("Đã bỏ tệp.")),
    "lien-he": (_relate, gettext_lazy("Đã ghi liên hệ. Hiệu lực của văn bản kia được tính lại.")),
    "bo-lien-he": (_unrelate, gettext_lazy("Đã bỏ liên hệ. Hiệu lực của văn bản kia được tính lại.")),
}


def _page(
    request: HouseRequest, document: Document, typed: QueryDict, errors: Mapping[str, str], status: int = 200
) -> HttpResponse:
    today = clock.today()
    links = links_of(document, today)
    effect = effect_on(document, today)
    context = {
        "document": document,
        "effect": effect,
        "colour": COLOURS[effect],
        "effect_words": effect_words(document, links, today),
        "links": links,
        "files": document.files.select_related("file__blob").order_by("position").defer("text"),
        "chip": None if document.is_published else publishing_chip(document),
        "may_publish": request.actor.holds(PUBLISH, document.agency_id),
        "relating": _relating(request.actor, document, typed, errors),
        "unfolded": any(name in errors for name in _RELATING),
        "reason": _question("ly-do", _("Lý do gỡ"), typed, errors, max_length=300),
        "upload": _question(
            "tep", _("Tệp PDF"), typed, errors, kind=FieldKind.FILE, accept="application/pdf"
        ),
        "errors": errors,
    }
    return render(request, "legal/manage.html", context, status=status)


_RELATING = ("lien-he", "van-ban-kia", "chon", "phan", "tu-ngay")


def _relating(actor: Actor, document: Document, typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    kinds = [Choice(value, label) for value, label in RelationKind.choices]
    hint = _("Văn bản ngoài hệ thống: ghi cả tên, ví dụ Nghị định số 42/2022/NĐ-CP")
    questions = [
        _question("lien-he", _("Văn bản này"), typed, errors, kind=FieldKind.SELECT, choices=kinds),
        _question("van-ban-kia", _("Số, ký hiệu văn bản kia"), typed, errors, hint=hint, max_length=300),
    ]
    if "chon" in errors:
        several = documents_named(actor, tight(typed.get("van-ban-kia", "")))
        choices = [
            Choice(one.slug, f"{one.symbol}, {one.issuer_name}", one.summary)
            for one in several
            if one.pk != document.pk
        ]
        questions.append(
            _question("chon", _("Văn bản nào?"), typed, errors, kind=FieldKind.RADIOS, choices=choices)
        )
    part_hint, day_hint = (
        _("Ví dụ Điều 5; để trống là toàn bộ"),
        _("Để trống: từ ngày văn bản này có hiệu lực"),
    )
    return [
        *questions,
        _question("phan", _("Phần nào"), typed, errors, hint=part_hint, required=False, max_length=300),
        _question(
            "tu-ngay",
            _("Từ ngày"),
            typed,
            errors,
            hint=day_hint,
            required=False,
            kind=FieldKind.DAY,
            width="short",
        ),
    ]


def _question(
    name: str,
    label: str,
    typed: QueryDict,
    errors: Mapping[str, str],
    **more: Any,  # noqa: ANN401 - the facts of Field
) -> Field:
    return Field(name=name, label=label, value=typed.get(name, ""), error=errors.get(name, ""), **more)
