"""The dated time limits of voice: what is in force, what was, and a form for the next one."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, short_date
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.face.tables import Column, Table
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.worktime.public import LimitUnit
from hienluong.systems.voice.actions.change_rule import NewRule, change_rule
from hienluong.systems.voice.models import Matter, VoiceRule
from hienluong.systems.voice.pages.sending import Typed, ticked
from hienluong.systems.voice.rights import MANAGE

__all__ = ["rules"]


@require_http_methods(["GET", "POST"])
@never_cache
def rules(request: HouseRequest) -> HttpResponse:
    """The table, and the form of a new rule; promises already made keep their day."""
    request.actor.require(MANAGE)
    if request.method == "GET":
        return _show(request, Typed({"unit": LimitUnit.WORKING_DAY}, {}))
    try:
        change_rule(request.actor, _command(request.POST))
    except Invalid as error:
        return _show(request, Typed.refused(request.POST, error, "matter"), error.status)
    messages.success(request, _("Đã thêm quy định mới."))
    return redirect("voice:rules")


def _command(form: QueryDict) -> NewRule:
    return NewRule(
        matter=form.get("matter", ""),
        first_day=_day(form.get("first_day", "")),
        amount=_amount(form.get("amount", "")),
        unit=form.get("unit", ""),
        basis=clean_line(form.get("basis", "")),
        verified=ticked(form, "verified"),
    )


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _amount(typed: str) -> Decimal | None:
    try:
        amount = Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _show(request: HouseRequest, typed: Typed, status: int = 200) -> HttpResponse:
    facts = {"table": _table(), "questions": _questions(typed), "errors": typed.errors}
    return render(request, "voice/rules.html", facts, status=status)


def _units() -> dict[str, str]:
    return {LimitUnit.WORKING_DAY: _("ngày làm việc"), LimitUnit.DAY: pgettext("đơn vị", "ngày")}


def _table() -> Table:
    units = _units()
    return Table(
        caption=_("Thời hạn theo ngày áp dụng"),
        columns=[
            Column(_("Việc")), Column(_("Thời hạn")), Column(_("Từ ngày")), Column(_("Đến ngày")), Column(_("Căn cứ")),
            Column(_("Đã đối chiếu")),
        ],
        rows=[
            [
                rule.get_matter_display(),
                f"{rule.amount.normalize():f} {units.get(rule.unit, rule.unit)}",
                short_date(rule.valid_from) if rule.valid_from else "",
                short_date(rule.valid_to) if rule.valid_to else "",
                rule.basis,
                _("đã đối chiếu") if rule.verified else _("chưa đối chiếu"),
            ]
            for rule in VoiceRule.objects.order_by("matter", "-valid_from", "-pk")
        ],
    )  # fmt: skip


def _questions(typed: Typed) -> Sequence[Field]:
    matters = [Choice(matter.value, matter.label) for matter in Matter]
    units = [Choice(unit, words) for unit, words in _units().items()]
    return [
        Field(
            name="matter", label=_("Việc"), kind=FieldKind.SELECT, choices=matters, value=typed.value("matter"),
            error=typed.error("matter"),
        ),
        Field(
            name="amount", label=_("Số ngày"), kind=FieldKind.NUMBER, width="short", value=typed.value("amount"),
            error=typed.error("amount"),
        ),
        Field(
            name="unit", label=_("Đơn vị tính"), kind=FieldKind.SELECT, choices=units, value=typed.value("unit"),
            error=typed.error("unit"),
        ),
        Field(
            name="first_day", label=_("Áp dụng từ ngày"), kind=FieldKind.DAY, width="medium",
            hint=_("Việc đã hẹn trước ngày này giữ nguyên hạn"), value=typed.value("first_day"),
            error=typed.error("first_day"),
        ),
        Field(
            name="basis", label=_("Căn cứ"), hint=_("Số, ngày của văn bản, điều, khoản"), value=typed.value("basis"),
            max_length=300, error=typed.error("basis"),
        ),
        Field(
            name="verified", label=_("Đã đối chiếu với nguyên văn"), kind=FieldKind.CHECKBOX, required=False,
            value=typed.value("verified"),
        ),
    ]  # fmt: skip
