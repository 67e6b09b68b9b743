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
from hienluong.shared.work.pages.warning_questions import HEADS, HOUR, rung_questions, threshold_questions
from hienluong.shared.work.queries.warnings import ladder_ahead

__all__ = ["warnings_page"]


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
        "thresholds": threshold_questions(typed if act == "nguong" else QueryDict(), errors),
        "rung": rung_questions(typed if act == "them" else QueryDict(), errors),
        "errors": errors,
    }
    return render(request, "work/warnings.html", facts, status=422 if errors else 200)


def _kinds(kinds: list[str]) -> str:
    return ", ".join(_(PostKind(kind).label) for kind in kinds)


def _set(actor: Actor, form: QueryDict) -> object:
    share, hours = _whole(form, "share"), _whole(form, "soon_hours")
    new = NewThresholds(
        _day(form, "nguong-tu"), share / 100, hours * HOUR, clean_line(form.get("nguong-can-cu", ""))
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
        _whole(form, "after") * HOUR,
        Hearer(hearer),
        tuple(kind for kind in HEADS if kind in chosen),
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
