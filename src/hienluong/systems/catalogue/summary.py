"""The facts of a version that lists and plain summaries show, and their words."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hienluong.face.filters import vn_money
from hienluong.face.language import speaks_vietnamese
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.catalogue.models import FeeKind, Level, ProcedureVersion, Route, ServiceLevel
from hienluong.systems.catalogue.values import Fee, FeeAmount

__all__ = ["Summary", "summary_of"]

_NO_AMOUNT = "theo văn bản phí"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A version in short. Words are made when asked for, in the reader's language."""

    version_id: int
    code: str
    name: str
    sector: str
    group: str
    group_slug: str
    levels: tuple[Level, ...]
    limit: TimeLimit | None
    limit_text: str
    cutoff: time | None
    fee: Fee
    service_level: ServiceLevel
    old_level: int | None
    online: bool | None
    route: Route

    @property
    def level_words(self) -> str:
        """Where it is decided: "xã", "tỉnh, xã"; says so when not published."""
        return ", ".join(str(level.label).lower() for level in self.levels) or _("chưa công bố")

    @property
    def limit_words(self) -> str:
        """How long it takes, as far as the source says it for certain; else as published."""
        if self.limit is None:
            return (
                _("Theo công bố: %(text)s") % {"text": self.limit_text}
                if self.limit_text
                else _("chưa công bố")
            )
        if self.limit.amount == 0:
            return self._same_day_words()
        return _span_words(self.limit)

    def _same_day_words(self) -> str:
        if self.cutoff is None:
            return _("Trong ngày làm việc")
        hour = {"hour": f"{self.cutoff:%H:%M}"}
        return _("Trong ngày; nhận sau %(hour)s thì trả vào ngày làm việc tiếp theo") % hour

    @property
    def fee_words(self) -> str:
        """What it costs, as far as the source says it."""
        match self.fee.kind:
            case FeeKind.FREE:
                return _("Miễn phí")
            case FeeKind.AMOUNTS:
                return "; ".join(_amount_words(amount) for amount in self.fee.amounts)
            case FeeKind.COUNCIL:
                return _("Hội đồng nhân dân tỉnh quy định; mức thu chưa công bố ở đây")
            case FeeKind.BY_TEXT if self.fee.text.startswith(_NO_AMOUNT):
                return _("Theo văn bản quy định phí; nguồn không ghi mức thu")
            case FeeKind.BY_TEXT:
                return _("Theo công bố: %(text)s") % {"text": self.fee.text}
            case _:
                return _("chưa công bố")

    @property
    def service_words(self) -> str:
        """Both scales of online service; says so when not published."""
        if self.service_level is not ServiceLevel.UNKNOWN:
            words = {"level": str(self.service_level.label), "old": self.old_level or "?"}
            return _("%(level)s (mức độ %(old)s theo thang cũ)") % words
        if self.online:
            return _("Có kênh trực tuyến; chưa công bố toàn trình hay một phần")
        return _("Chưa thấy kênh trực tuyến") if self.online is False else _("chưa công bố")


def summary_of(version: ProcedureVersion) -> Summary:
    """The summary of a version whose procedure and sector are at hand."""
    sector = version.procedure.sector
    limit = None
    if version.limit_amount is not None:
        limit = TimeLimit(version.limit_amount, LimitUnit(version.limit_unit))
    amounts = tuple(FeeAmount(row["channel"], row["dong"]) for row in version.fee_amounts)
    return Summary(
        version_id=version.pk,
        code=version.code,
        name=version.shown_name,
        sector=sector.name if sector else "",
        group=sector.group if sector else "",
        group_slug=sector.slug if sector else "",
        levels=tuple(Level(level) for level in version.levels),
        limit=limit,
        limit_text=version.limit_text,
        cutoff=version.cutoff,
        fee=Fee(FeeKind(version.fee_kind), amounts, version.fee_text),
        service_level=ServiceLevel(version.service_level),
        old_level=version.old_level,
        online=version.online,
        route=Route(version.route),
    )


def _plain_number(amount: Decimal) -> str:
    plain = f"{amount.normalize():f}"
    return plain.replace(".", ",") if speaks_vietnamese() else plain


def _span_words(limit: TimeLimit) -> str:
    count = 1 if limit.amount == 1 else 2
    match limit.unit:
        case LimitUnit.WORKING_HOUR:
            words = ngettext("%(count)s giờ làm việc", "%(count)s giờ làm việc", count)
        case LimitUnit.WORKING_DAY:
            words = ngettext("%(count)s ngày làm việc", "%(count)s ngày làm việc", count)
        case LimitUnit.DAY:
            words = ngettext("%(count)s ngày", "%(count)s ngày", count)
        case LimitUnit.MONTH:
            words = ngettext("%(count)s tháng", "%(count)s tháng", count)
    return words % {"count": _plain_number(limit.amount)}


def _amount_words(amount: FeeAmount) -> str:
    money = vn_money(amount.dong) if amount.dong else _("miễn phí")
    match amount.channel:
        case "online":
            return _("Nộp trực tuyến: %(money)s") % {"money": money}
        case "counter":
            return _("Nộp trực tiếp: %(money)s") % {"money": money}
        case "post":
            return _("Nộp qua bưu chính: %(money)s") % {"money": money}
        case _:
            return money
