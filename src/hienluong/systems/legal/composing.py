"""From what a document says of itself to its row: issuer as it was, keys, the last day for publishing."""

from datetime import date, datetime, time

from django.utils.text import slugify

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.fresh import fresh
from hienluong.base.ids import uuid7
from hienluong.base.symbols import symbol_key, tight
from hienluong.base.text import fold
from hienluong.kernel.organisation.public import AgencyState, NoSuchAgency, agency_as_of
from hienluong.shared.worktime.public import LimitUnit, TimeLimit, WorkCalendar, calendar_of, due
from hienluong.systems.legal import rules
from hienluong.systems.legal.models import Document, PublicationDuty
from hienluong.systems.legal.queries.vocabulary import duty_on, field_by_code, territory_by_code, type_by_code
from hienluong.systems.legal.values import DocumentFacts

__all__ = ["compose", "describe"]


def compose(facts: DocumentFacts) -> Document:
    """A row without an address, not saved. Raises Invalid, NoSuchAgency."""
    document = Document(uid=uuid7(), registered_at=clock.now())
    describe(document, facts)
    return document


def describe(document: Document, facts: DocumentFacts) -> None:
    """Make the row say what `facts` say. Effect is computed apart. Raises Invalid, NoSuchAgency."""
    rules.ensure_facts(facts, clock.today())
    document.type = type_by_code(facts.type_code, facts.issued_on, facts.family)
    document.field, document.territory = (
        field_by_code(facts.field_code),
        territory_by_code(facts.territory_code),
    )
    document.family, document.agency_id = facts.family, facts.agency_id
    document.symbol, document.summary = facts.symbol, facts.summary
    document.signer_title, document.signer_name = facts.signer_title, facts.signer_name
    document.issued_on, document.exempt_reason = facts.issued_on, facts.exempt_reason
    document.in_force_from, document.in_force_to = facts.in_force_from, facts.in_force_to
    document.changed_at = clock.now()
    _name_issuer(document, facts)
    _set_keys(document)
    _set_last_day(document)


def _name_issuer(document: Document, facts: DocumentFacts) -> None:
    """The issuer's name on the day of issue, or the one that was typed."""
    then = _state(facts.agency_id, facts.issued_on)
    if then is None and not facts.issuer_name:
        raise Invalid({"issuer_name": "Cơ quan này chưa có vào ngày ban hành; ghi tên cơ quan đã ban hành."})
    known = then or agency_as_of(facts.agency_id, clock.today())
    document.issuer_name = facts.issuer_name or known.name
    document.issuer_slug = slugify(fold(document.issuer_name))[:200]
    document.issuer_level = known.level


@fresh()
def _state(agency_id: int, day: date) -> AgencyState | None:
    try:
        return agency_as_of(agency_id, day)
    except NoSuchAgency:
        return None


def _set_keys(document: Document) -> None:
    document.symbol_key = symbol_key(document.symbol)
    document.symbol_tight = tight(document.symbol)
    words = (document.type.name, document.summary, document.issuer_name, document.field.name)
    document.facts_key = " ".join(map(fold, words))


def _set_last_day(document: Document) -> None:
    """The promise keeps the version of the calendar it was computed with; a directive may be exempt."""
    duty = duty_on(document.family, document.issued_on)
    document.publish_by, document.calendar_version = None, ""
    if duty is None or document.exempt_reason:
        return
    calendar = calendar_of(document.agency_id, document.issued_on)
    document.publish_by = _last_day(calendar, duty, document.issued_on)
    document.calendar_version = calendar.version


def _last_day(calendar: WorkCalendar, duty: PublicationDuty, issued_on: date) -> date:
    """Working days are counted from the day after the signing, also when that was a day off."""
    if duty.unit == LimitUnit.WORKING_DAY:
        return calendar.working_day_after(issued_on, int(duty.amount))
    morning = datetime.combine(issued_on, time(), tzinfo=clock.ZONE)
    _start, end = due(calendar, TimeLimit(duty.amount, LimitUnit(duty.unit)), morning)
    return clock.local(end).date()
