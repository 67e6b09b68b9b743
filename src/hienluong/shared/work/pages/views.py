"""Which list is asked for, and how it is narrowed: read from the address, written back into it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.shared.work.models import Urgency
from hienluong.shared.work.queries.lists import Cursor, Order, WorkFilter
from hienluong.shared.work.queries.warnings import thresholds_on
from hienluong.shared.worktime.public import calendar_of

__all__ = ["AGENCY", "DONE", "HELD", "LATE", "SOON", "DeskView", "late", "soon"]

AGENCY, HELD, DONE = "don-vi", "tam-dung", "da-xong"
LATE, SOON = "qua-han", "sap-den-han"
_ANY_AGENCY = 0
"""No agency has this id: it keeps the standard calendar."""


@dataclass(frozen=True, slots=True)
class DeskView:
    """What the address says: the list, the filters as typed, where the page begins."""

    view: str
    due: str
    kind: str
    title: str
    post: int | None
    newest_first: str
    after: Cursor | None

    @classmethod
    def read(cls, query: QueryDict) -> "DeskView":
        """From the address; what is not understood counts as not said."""
        return cls(
            view=_one_of(query.get("xem", ""), AGENCY, HELD, DONE),
            due=_one_of(query.get("han", ""), LATE, SOON),
            kind=query.get("loai", ""),
            title=query.get("thu-tuc", ""),
            post=_number(query.get("nguoi", "")),
            newest_first=_one_of(query.get("xep", ""), "moi"),
            after=_cursor(query),
        )

    @property
    def narrowed(self) -> bool:
        """Whether any filter leaves something out."""
        return bool(self.due or self.kind or self.title or self.post)

    def wanted(self, actor: Actor) -> WorkFilter:
        """The filter in the words of the query."""
        span = {LATE: late(), SOON: soon(actor)}.get(self.due, WorkFilter())
        return WorkFilter(
            kind=self.kind,
            title=self.title,
            post=self.post if self.view == AGENCY else None,
            due_from=span.due_from,
            due_until=span.due_until,
            order=Order.NEW if self.newest_first else Order.PRESSING,
        )

    def address(self, after: Cursor | None = None) -> str:
        """The address of this view, from `after` on."""
        said = {
            "xem": self.view, "han": self.due, "loai": self.kind, "thu-tuc": self.title,
            "nguoi": str(self.post or ""), "xep": self.newest_first,
        }  # fmt: skip
        if after is not None:
            said |= {
                "khan": str(after.urgency or ""), "sau": after.due_at.isoformat(), "id": str(after.id)
            }  # fmt: skip
        query = urlencode({name: value for name, value in said.items() if value})
        return reverse("work:desk") + (f"?{query}" if query else "")


def late() -> WorkFilter:
    """What is overdue now."""
    return WorkFilter(due_until=clock.now())


def soon(actor: Actor) -> WorkFilter:
    """What is due within the working time that the rule of warning names, and not overdue."""
    now, day = clock.now(), clock.today()
    agency = min(actor.agencies, default=_ANY_AGENCY)
    until = calendar_of(agency, day).add_minutes(now, thresholds_on(day).soon_minutes)
    return WorkFilter(due_from=now, due_until=until)


def _one_of(text: str, *known: str) -> str:
    return text if text in known else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _cursor(query: QueryDict) -> Cursor | None:
    due, last = _moment(query.get("sau", "")), _number(query.get("id", ""))
    urgency = _number(_one_of(query.get("khan", ""), *map(str, Urgency.values))) or Urgency.NORMAL
    return Cursor(urgency, due, last) if due and last is not None else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
