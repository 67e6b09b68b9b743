"""How much of what agencies issue travels electronically (bar of the province's plan: more than 95 %)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from hienluong.base import clock
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import standing
from hienluong.systems.documents.public import Document, Receiver, State, Way
from hienluong.systems.exchange.rights import MANAGE

__all__ = ["AgencyShare", "sent_on_paper", "shares"]

_ISSUED = [State.ISSUED, State.WITHDRAWN, State.REPLACED]


@dataclass(frozen=True, slots=True)
class AgencyShare:
    """Documents that one agency issued, and how many of them went to nobody on paper."""

    agency_id: int
    name: str
    issued: int
    electronic: int

    @property
    def percent(self) -> float:
        """Of all that was issued to somebody; 100 when nothing was."""
        return 100.0 * self.electronic / self.issued if self.issued else 100.0


def shares(actor: Actor, year: int) -> Sequence[AgencyShare]:
    """Agencies that issued something in the year, the lowest share first. Raises NotAllowed."""
    actor.require(MANAGE)
    names = standing(clock.today())
    counted = (
        _issued(year)
        .values("agency")
        .annotate(issued=Count("pk"), paper=Count("pk", filter=Q(on_paper=True)))
    )
    found = [
        AgencyShare(
            row["agency"], names[row["agency"]].name if row["agency"] in names else "–", row["issued"],
            row["issued"] - row["paper"],
        )
        for row in counted
    ]  # fmt: skip
    return sorted(found, key=lambda each: (each.percent, each.name))


def sent_on_paper(actor: Actor, year: int, agency_id: int) -> Sequence[Document]:
    """What an agency sent on paper, newest first: the rows behind its figure. Raises NotAllowed."""
    actor.require(MANAGE)
    return list(_issued(year).filter(agency=agency_id, on_paper=True).order_by("-pk")[:500])


def _issued(year: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - an annotated queryset
    somebody = Receiver.objects.filter(document=OuterRef("pk"))
    days = {"issued_on__gte": date(year, 1, 1), "issued_on__lte": date(year, 12, 31)}
    found = Document.objects.filter(flow="outgoing", state__in=_ISSUED, **days)
    return found.annotate(on_paper=Exists(somebody.filter(way=Way.PAPER))).filter(Exists(somebody))
