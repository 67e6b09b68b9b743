"""Who is warned when, for administrators: the rules in force and the forms that change them."""

from collections.abc import Callable, Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.work.actions.warning_rules import (
    MANAGE,
    PROVINCE,
    NewRung,
    NewThresholds,
    add_rung,
    end_rung,
    set_thresholds,
)
from hienluong.shared.work.models import Hearer, Stage
from hienluong.shared.work.queries.warnings import ladder_ahead, thresholds_on

__all__ = ["warnings_page"]

_HOUR = 60
_HEADS = (
    PostKind.HEAD, PostKind.CENTRE_HEAD, PostKind.VICE_DIRECTOR, PostKind.DIRECTOR, PostKind.VICE_CHAIR, PostKind.CHAIR,
)  # fmt: skip
"""Kinds of post that lead others, the nearest first: the first one found hears."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def warnings_page(request: HouseRequest) -> HttpResponse:
    """One page for the thresholds and the ladder; `viec` in the form names the act."""
    actor = request.actor
    actor.require(MANAGE, PROVINCE)
    act, errors = request.POST.get("viec", ""), dict[str, str]()
    if request.method == "POST":
        if act not in _ACTS:
            raise Http404
        try:
            _ACTS[act](actor, request.POST)
        except Invalid as error:
            errors = field_sentences(error)
        else:
            messages.success(request, _("Đã lưu quy tắc cảnh báo."))
            return redirect("work:warnings")
    typed = request.POST if errors else QueryDict()
    facts = {
        "today": clock.today(),
        "rungs": [(rung, _kinds(rung.post_kinds)) for rung in ladder_ahead(clock.today())],
        "thresholds": _threshold_questions(typed if act == "nguong" else QueryDict(), errors),
        "rung": _rung_questions(typed if act == "them" else QueryDict(), errors),
        "errors": errors,
    }
    return render(request, "work/warnings.html", facts, status=422 if errors else 200)


def _kinds(kinds: list[str]) -> str:
    return ", ".join(_(PostKind(kind).label) for kind in kinds)


def _set(actor: Actor, form: QueryDict) -> object:
    share, hours = _whole(form, "share"), _whole(form, "soon_hours")
    new = NewThresholds(
        _day(form, "nguong-tu"), share / 100, hours * _HOUR, clean_line(form.get("nguong-can-cu", ""))
    )
    return _renamed(
        lambda: set_thresholds(actor, new),
        {"first_day": "nguong-tu", "basis": "nguong-can-cu", "soon": "share"},
    )


def _add(actor: Actor, form: QueryDict) -> object:
    stage, hearer = form.get("stage", ""), form.get("hearer", "")
    if stage not in Stage.values or hearer not in Hearer.values:
        raise Invalid({"hearer": _("Chọn người được báo.")})
    chosen = set(form.getlist("post_kinds"))
    new = NewRung(
        _day(form, "first_day"),
        Stage(stage),
        _whole(form, "after") * _HOUR,
        Hearer(hearer),
        tuple(kind for kind in _HEADS if kind in chosen),
        clean_line(form.get("basis", "")),
    )
    return add_rung(actor, new)


def _end(actor: Actor, form: QueryDict) -> object:
    return end_rung(actor, _whole(form, "rule"), clock.today())


_ACTS: Mapping[str, Callable[[Actor, QueryDict], object]] = {"nguong": _set, "them": _add, "thoi": _end}


def _renamed(act: Callable[[], object], boxes: Mapping[str, str]) -> object:
    """Errors of the act under the names of this form's boxes."""
    try:
        return act()
    except Invalid as error:
        raise Invalid({boxes.get(name, name): words for name, words in error.fields.items()}) from error


def _whole(form: QueryDict, name: str) -> int:
    text = form.get(name, "").strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Invalid({name: _("Ghi một số nguyên.")})
    return int(text)


def _day(form: QueryDict, name: str) -> date:
    try:
        day = parse_date(form.get(name, ""))
    except ValueError:
        day = None
    if day is None:
        raise Invalid({name: _("Ghi ngày hợp lệ.")})
    return day


def _threshold_questions(typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    now = thresholds_on(clock.today())
    share, hours = round(now.soon_share * 100), now.soon_minutes // _HOUR
    number = FieldKind.NUMBER
    return [
        Field(
            name="share",
            label=_("Khi còn lại bao nhiêu phần trăm thời gian"),
            kind=number,
            width="short",
            value=typed.get("share", share),
            error=errors.get("share", ""),
        ),
        Field(
            name="soon_hours",
            label=_("Hoặc khi còn lại bao nhiêu giờ làm việc"),
            kind=number,
            width="short",
            value=typed.get("soon_hours", hours),
            error=errors.get("soon_hours", ""),
        ),
        Field(
            name="nguong-tu",
            label=_("Áp dụng từ ngày"),
            kind=FieldKind.DAY,
            width="short",
            value=typed.get("nguong-tu", ""),
            error=errors.get("nguong-tu", ""),
        ),
        Field(
            name="nguong-can-cu",
            label=_("Căn cứ"),
            value=typed.get("nguong-can-cu", ""),
            error=errors.get("nguong-can-cu", ""),
            max_length=300,
        ),
    ]


def _rung_questions(typed: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    stages = [Choice(stage.value, stage.label) for stage in Stage]
    hearers = [Choice(hearer.value, hearer.label) for hearer in Hearer]
    kinds = [Choice(kind.value, _(kind.label)) for kind in _HEADS]
    return [
        Field(
            name="stage",
            label=_("Khi thời hạn"),
            kind=FieldKind.SELECT,
            choices=stages,
            value=typed.get("stage", ""),
        ),
        Field(
            name="after",
            label=_("Sau bao nhiêu giờ làm việc"),
            kind=FieldKind.NUMBER,
            width="short",
            value=typed.get("after", "0"),
            error=errors.get("after", ""),
        ),
        Field(
            name="hearer",
            label=_("Báo cho ai?"),
            kind=FieldKind.RADIOS,
            choices=hearers,
            value=typed.get("hearer", ""),
            error=errors.get("hearer", ""),
        ),
        Field(
            name="post_kinds",
            label=_("Loại vị trí đứng đầu"),
            kind=FieldKind.CHECKBOXES,
            choices=kinds,
            required=False,
            hint=_("Người đầu tiên tìm thấy, từ gần nhất, được báo."),
            value=typed.getlist("post_kinds"),
            error=errors.get("post_kinds", ""),
        ),
        Field(
            name="first_day",
            label=_("Áp dụng từ ngày"),
            kind=FieldKind.DAY,
            width="short",
            value=typed.get("first_day", ""),
            error=errors.get("first_day", ""),
        ),
        Field(
            name="basis",
            label=_("Căn cứ"),
            value=typed.get("basis", ""),
            error=errors.get("basis", ""),
            max_length=300,
        ),
    ]
