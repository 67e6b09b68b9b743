"""The desk of whoever compares receipts with the bank's list: the day, the differences, the confirmation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.money import Money
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.face.language import vietnamese
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.kernel.organisation.public import standing
from hienluong.systems.cases.actions.reconcile import Reconcile, reconcile
from hienluong.systems.cases.models import Reconciliation, StatementSource
from hienluong.systems.cases.pages.differences import difference_table
from hienluong.systems.cases.queries.receipts import (
    agencies_to_reconcile,
    past_reconciliations,
    receipts_of,
    reconciliation,
)
from hienluong.systems.cases.rights import RECONCILE
from hienluong.systems.cases.rules.reconciling import compare
from hienluong.systems.cases.rules.statements import read_statement, written

__all__ = ["reconcile_page", "reconciled_page"]

_LARGEST_FILE = 1_000_000
_CONFIRM = "xac-nhan"


@dataclass(frozen=True, slots=True)
class _Sent:
    """The form as it was sent: the list from the file when there is one, else as typed."""

    form: QueryDict
    text: str

    @classmethod
    def read(cls, request: HouseRequest) -> "_Sent":
        """Raises Invalid when the file is too large or not UTF-8."""
        sent = request.FILES.get("tep")
        typed = request.POST.get("danh-sach", "")
        return cls(request.POST, _text_of(sent) if isinstance(sent, UploadedFile) and sent.size else typed)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reconcile_page(request: HouseRequest) -> HttpResponse:
    """Choose and send; look at the comparison; confirm it. Nothing changes before the confirmation."""
    request.actor.require(RECONCILE)
    facts: dict[str, object] = {"errors": {}}
    if request.method == "POST":
        try:
            sent = _Sent.read(request)
            command = _command(request.actor, sent)
            if sent.form.get("viec") == _CONFIRM:
                return _confirmed(request, command)
            facts |= _compared(request.actor, command)
        except Invalid as error:
            facts["errors"] = field_sentences(error)
    facts |= {
        "questions": _questions(request.actor, request.POST, facts["errors"]),  # type: ignore[arg-type]
        "past": _past(past_reconciliations(request.actor)),
    }
    return render(request, "cases/reconcile.html", facts, status=422 if facts["errors"] else 200)


@require_GET
@never_cache
def reconciled_page(request: HouseRequest, key: int) -> HttpResponse:
    """A comparison as it was confirmed."""
    request.actor.require(RECONCILE)
    done = reconciliation(request.actor, key)
    if done is None:
        raise Http404
    facts = {
        "done": done,
        "agency": _name(done.agency_id),
        "amount": Money(done.amount),
        "table": difference_table(done.differences),
    }
    return render(request, "cases/reconciled.html", facts)


def _command(actor: Actor, sent: _Sent) -> Reconcile:
    agency, source = sent.form.get("co-quan", ""), sent.form.get("nguon", "")
    if agency not in {str(state.agency_id) for state in agencies_to_reconcile(actor)}:
        raise Invalid({"co-quan": _("Chọn nơi thu.")})
    if source not in StatementSource.values:
        raise Invalid({"nguon": _("Chọn danh sách của ai.")})
    return Reconcile(int(agency), _day(sent.form), StatementSource(source), read_statement(sent.text))


def _day(form: QueryDict) -> date:
    try:
        day = parse_date(form.get("ngay", ""))
    except ValueError:
        day = None
    if day is None:
        raise Invalid({"ngay": _("Ghi ngày hợp lệ.")})
    return day


def _text_of(sent: UploadedFile) -> str:  # type: ignore[type-arg]
    if (sent.size or 0) > _LARGEST_FILE:
        raise Invalid({"tep": _("Tệp lớn quá 1 MB; chia theo ngày rồi gửi từng tệp.")})
    try:
        return str(sent.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Invalid({"tep": _("Tệp phải là CSV mã UTF-8 (trong Excel: Lưu thành CSV UTF-8).")}) from error


def _compared(actor: Actor, command: Reconcile) -> dict[str, object]:
    compared = compare(receipts_of(actor, command.agency_id, command.day), command.lines)
    differences = [
        {"kind": each.kind, "reference": each.reference, "here": each.here, "there": each.there, "codes": each.codes}
        for each in compared.differences
    ]  # fmt: skip
    return {
        "compared": compared,
        "count": len(compared.agreed),
        "amount": Money(compared.amount),
        "table": difference_table(differences),
        "command": command,
        "list": written(command.lines),
    }


def _confirmed(request: HouseRequest, command: Reconcile) -> HttpResponse:
    done = reconcile(request.actor, command)
    messages.success(request, _("Đã đối soát %(count)s khoản thu.") % {"count": done.settled})
    return redirect("cases:reconciled", done.pk)


def _questions(actor: Actor, form: QueryDict, errors: Mapping[str, str]) -> list[Field]:
    agencies = [
        Choice(str(state.agency_id), vietnamese(state.name)) for state in agencies_to_reconcile(actor)
    ]
    only = agencies[0].value if len(agencies) == 1 else ""
    yesterday = (clock.today() - timedelta(days=1)).isoformat()
    sources = [Choice(source.value, source.label) for source in StatementSource]
    return [
        Field(name="co-quan", label=_("Nơi thu"), kind=FieldKind.SELECT, choices=agencies,
              value=form.get("co-quan", only), error=errors.get("co-quan", "")),
        Field(name="ngay", label=_("Ngày thu"), kind=FieldKind.DAY, width="short",
              value=form.get("ngay", yesterday), error=errors.get("ngay", "")),
        Field(name="nguon", label=_("Danh sách của"), kind=FieldKind.RADIOS, choices=sources,
              value=form.get("nguon", StatementSource.BANK), error=errors.get("nguon", "")),
        Field(name="tep", label=_("Tệp CSV"), kind=FieldKind.FILE, accept=".csv,text/csv", required=False,
              hint=_("Hai cột: mã giao dịch (hoặc số biên lai) và số tiền. Cột khác không được đọc."),
              error=errors.get("tep", "")),
        Field(name="danh-sach", label=_("Hoặc ghi tay"), kind=FieldKind.TEXTAREA, rows=6, required=False,
              hint=_("Mỗi dòng một giao dịch: mã;số tiền"), value=form.get("danh-sach", ""),
              error=errors.get("danh-sach", "")),
    ]  # fmt: skip


def _past(done: Sequence[Reconciliation]) -> list[tuple[Reconciliation, object]]:
    return [(each, _name(each.agency_id)) for each in done]


def _name(agency_id: int) -> str:
    state = standing(clock.today()).get(agency_id)
    return state.name if state else ""
