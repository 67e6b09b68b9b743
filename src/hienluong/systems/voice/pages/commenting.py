"""Comment on a draft, or on one section of it."""

from collections.abc import Sequence

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, clean_text
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.voice.actions.consultations.comment import send_comment
from hienluong.systems.voice.models import Consultation, ConsultationSection
from hienluong.systems.voice.pages.frames import window
from hienluong.systems.voice.pages.sending import (
    Typed,
    contact_of,
    ensure_sendable,
    start_of_form,
    ticked,
    trap_field,
    uid_of,
    who_fields,
)
from hienluong.systems.voice.queries.agencies import name_of
from hienluong.systems.voice.queries.consultations import public_consultation, takes_comments
from hienluong.systems.voice.values import CommentIn

__all__ = ["comment", "comment_sent"]


@require_http_methods(["GET", "POST"])
@never_cache
def comment(request: HouseRequest, slug: str) -> HttpResponse:
    """The form; late comments are refused in clear words, with everything that was typed still there."""
    consultation = public_consultation(slug)
    if request.method == "GET":
        typed = start_of_form(request, section=request.GET.get("phan", ""))
        return render(request, "voice/comment.html", _facts(consultation, typed))
    try:
        ensure_sendable(request)
        send_comment(request.actor, _command(request.POST, slug))
    except Invalid as error:
        typed = Typed.refused(request.POST, error, "text")
        return render(request, "voice/comment.html", _facts(consultation, typed), status=error.status)
    return redirect("voice:comment-sent", slug=slug)


@require_GET
@never_cache
def comment_sent(request: HouseRequest, slug: str) -> HttpResponse:
    """Thanks, and what happens next."""
    consultation = public_consultation(slug)
    return render(request, "voice/comment_sent.html", {"consultation": consultation})


def _command(form: QueryDict, slug: str) -> CommentIn:
    return CommentIn(
        uid=uid_of(form),
        slug=slug,
        text=clean_text(form.get("text", "")),
        contact=contact_of(form),
        section=window(form.get("section", "")),
        organisation=clean_line(form.get("organisation", "")),
        may_show_name=ticked(form, "may_show_name"),
    )


def _facts(consultation: Consultation, typed: Typed) -> dict[str, object]:
    return {
        "consultation": consultation,
        "agency": name_of(consultation.agency_id),
        "open": takes_comments(consultation),
        "uid": typed.uid,
        "errors": typed.errors,
        "about": _about(consultation, typed),
        "who": [*who_fields(typed), _organisation(typed)],
        "consents": [
            Field(
                name="may_show_name", label=_("Hiện tên tôi cùng ý kiến"), kind=FieldKind.CHECKBOX,
                value=typed.value("may_show_name"), required=False,
            )
        ],
        "trap": trap_field(typed),
    }  # fmt: skip


def _about(consultation: Consultation, typed: Typed) -> Sequence[Field]:
    sections = [Choice(str(each.number), _name(each)) for each in consultation.sections.order_by("number")]
    return [
        Field(
            name="section", label=_("Góp ý cho phần nào"), kind=FieldKind.SELECT, required=False,
            choices=[Choice("", _("Toàn bộ dự thảo")), *sections], value=typed.value("section"),
            error=typed.error("section"),
        ),
        Field(
            name="text", label=_("Ý kiến"), kind=FieldKind.TEXTAREA, rows=8, value=typed.value("text"),
            hint=_("Nêu điều muốn sửa và lý do. Tối đa 5.000 ký tự."), error=typed.error("text"),
        ),
    ]  # fmt: skip


def _name(section: ConsultationSection) -> str:
    return section.heading or _("Phần mở đầu")


def _organisation(typed: Typed) -> Field:
    return Field(
        name="organisation", label=_("Tổ chức"), required=False, autocomplete="organization",
        hint=_("Khi góp ý thay mặt tổ chức"), value=typed.value("organisation"), error=typed.error("organisation"),
    )  # fmt: skip
