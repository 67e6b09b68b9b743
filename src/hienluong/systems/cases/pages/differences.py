"""What did not agree with the bank's list, as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hienluong.base.money import Money
from hienluong.face.tables import Cell, Column, Table
from hienluong.systems.cases.rules.reconciling import DifferenceKind

__all__ = ["difference_table"]

_WORDS: Mapping[str, str | Promise] = {
    DifferenceKind.NOT_ON_LIST: gettext_lazy("Đã ghi thu, không có trong danh sách"),
    DifferenceKind.NOT_HERE: gettext_lazy("Có trong danh sách, chưa ghi thu"),
    DifferenceKind.AMOUNT: gettext_lazy("Số tiền khác nhau"),
    DifferenceKind.OWN: gettext_lazy("Khớp, nhưng do chính người đối soát ghi thu: cần người khác xác nhận"),
}


def difference_table(differences: Sequence[Mapping[str, Any]]) -> Table:
    """One line for each reference that differs; the first case it was recorded for is a link."""
    return Table(
        caption=_("Những khoản chưa khớp"),
        columns=[
            Column(_("Mã giao dịch"), whole=True),
            Column(_("Chưa khớp vì")),
            Column(_("Đã ghi thu"), numeric=True),
            Column(_("Trong danh sách"), numeric=True),
            Column(_("Hồ sơ"), whole=True),
        ],
        rows=[_row(each) for each in differences],
        empty=_("Mọi khoản đều khớp."),
    )


def _row(each: Mapping[str, Any]) -> list[object]:
    here, there = (Money(each[side]) if each[side] else "–" for side in ("here", "there"))
    return [each["reference"], str(_WORDS[each["kind"]]), here, there, _cases(each["codes"])]


def _cases(codes: Sequence[str]) -> object:
    if not codes:
        return ""
    return Cell(", ".join(codes), reverse("cases:case", args=[codes[0]]))
