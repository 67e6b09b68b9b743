"""Money taken and given back for a case, told to people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from hienluong.base import clock
from hienluong.base.money import Money
from hienluong.base.text import short_date
from hienluong.systems.cases.models import Case, Payment

__all__ = ["PaymentLine", "payments_of"]

_WAYS: Mapping[str, str | Promise] = {
    "cash": _lazy("Đã thu tiền mặt"),
    "transfer": _lazy("Đã thu chuyển khoản"),
    "card": _lazy("Đã thu bằng thẻ"),
    "exempt": _lazy("Được miễn, giảm"),
    "refund": _lazy("Đã hoàn"),
}


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment: what happened, and amount, receipt and day."""

    words: str
    facts: str


def payments_of(case: Case) -> Sequence[PaymentLine]:
    """The payments of a case that the caller has been allowed to see, oldest first."""
    return [PaymentLine(str(_WAYS[paid.way]), _facts(paid)) for paid in case.payments.order_by("id")]


def _facts(paid: Payment) -> str:
    day = short_date(clock.local(paid.at).date())
    if not paid.amount:
        return f"{paid.note}, {day}"
    number = paid.reference.removeprefix("refund:")
    return f"{Money(abs(paid.amount))}, {_('số')} {number}, {day}"
