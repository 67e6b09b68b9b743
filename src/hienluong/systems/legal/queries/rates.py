"""How many of the documents that had to be published were published in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from hienluong.base import clock
from hienluong.kernel.access.public import Actor, Scope
from hienluong.kernel.organisation.public import agencies_as_of
from hienluong.systems.legal.models import Document, DocumentQuerySet, Family, PublicationDuty
from hienluong.systems.legal.models.document import READ
from hienluong.systems.legal.queries.vocabulary import duty_on

__all__ = [
    "AgencyRates",
    "Publication",
    "Rate",
    "duties",
    "missing_documents",
    "publication_of",
    "rates_of",
    "total_of",
]


@dataclass(frozen=True, slots=True)
class Rate:
    """Documents of one family that had to stand on the page by now, and what became of them."""

    in_time: int = 0
    late: int = 0
    missing: int = 0
    ahead: int = 0
    """Not yet published, still within their time: these do not count."""

    @property
    def due(self) -> int:
        return self.in_time + self.late + self.missing

    @property
    def percent(self) -> float | None:
        """Published in time, of those due; None when nothing was due."""
        return 100 * self.in_time / self.due if self.due else None

    def meets(self, duty: PublicationDuty) -> bool:
        """Whether the target is reached; with nothing due it is not missed."""
        if self.percent is None:
            return True
        return self.percent > duty.target if duty.above else self.percent >= duty.target

    def __add__(self, other: "Rate") -> "Rate":
        return Rate(
            self.in_time + other.in_time,
            self.late + other.late,
            self.missing + other.missing,
            self.ahead + other.ahead,
        )


@dataclass(frozen=True, slots=True)
class AgencyRates:
    """One agency, and its rate for each family."""

    agency_id: int
    name: str
    normative: Rate
    directive: Rate


@dataclass(frozen=True, slots=True)
class Publication:
    """How many documents of an agency stand on the page, and how many should and do not."""

    published: int
    overdue: int


def publication_of(agency_id: int) -> Publication:
    """Counts that everybody may know. One statement."""
    told = Document.objects.filter(agency=agency_id).aggregate(
        published=Count("pk", filter=_STANDS),
        overdue=Count("pk", filter=_GONE & Q(publish_by__lt=clock.today())),
    )
    return Publication(told["published"], told["overdue"])


def rates_of(actor: Actor, first: date, last: date) -> list[AgencyRates]:
    """Rates of every agency within the right `legal.read` that issued something between two days, inclusive.

    One statement, and one for the names.
    """
    counted = (
        _due(actor.scope(READ), first, last)
        .values("agency", "family")
        .annotate(
            in_time=Count("pk", filter=_STANDS & Q(published_on__lte=F("publish_by"))),
            late=Count("pk", filter=_STANDS & Q(published_on__gt=F("publish_by"))),
            missing=Count("pk", filter=_GONE & Q(publish_by__lt=clock.today())),
            ahead=Count("pk", filter=_GONE & Q(publish_by__gte=clock.today())),
        )
        .order_by()
    )
    rates: dict[int, dict[str, Rate]] = {}
    for row in counted:
        figures = {name: row[name] for name in ("in_time", "late", "missing", "ahead")}
        rates.setdefault(row["agency"], {})[row["family"]] = Rate(**figures)
    names = agencies_as_of(clock.today()).filter(agency__in=rates).values_list("agency_id", "name")
    return [
        AgencyRates(
            pk, name, rates[pk].get(Family.NORMATIVE, Rate()), rates[pk].get(Family.DIRECTIVE, Rate())
        )
        for pk, name in names
    ]


def total_of(rates: Sequence[AgencyRates]) -> tuple[Rate, Rate]:
    """Normative and directive documents of all agencies together."""
    return sum((one.normative for one in rates), Rate()), sum((one.directive for one in rates), Rate())


def missing_documents(actor: Actor, first: date, last: date, agency_id: int | None = None) -> list[Document]:
    """Those that should stand on the page and do not, the longest overdue first; up to 500."""
    rows = _due(actor.scope(READ), first, last).filter(_GONE, publish_by__lt=clock.today())
    if agency_id is not None:
        rows = rows.filter(agency=agency_id)
    return list(
        rows.select_related("type")
        .defer("text_key", "facts_key", "search")
        .order_by("publish_by", "pk")[:500]
    )


def duties(day: date) -> dict[str, PublicationDuty]:
    """The duty for each family that has one."""
    return {family: duty for family in Family.values if (duty := duty_on(family, day)) is not None}


_STANDS = Q(published_at__isnull=False, withdrawn_at__isnull=True)
_GONE = Q(published_at__isnull=True) | Q(withdrawn_at__isnull=False)


def _due(scope: Scope, first: date, last: date) -> DocumentQuerySet:
    """Documents with a last day for publishing, issued between two days, within a scope."""
    rows = Document.objects.filter(publish_by__isnull=False, issued_on__range=(first, last))
    return rows if scope.everywhere else rows.filter(agency__in=scope.agencies)
