"""Which act is allowed in which state, and where it leads: four machines, kept apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices

from hienluong.systems.cases.errors import ActNotPossible
from hienluong.systems.cases.models import Business, Delivery, Finance, SyncState

__all__ = [
    "ENDED",
    "ENDED_WITHOUT_RESULT",
    "PAUSED",
    "RUNNING",
    "WORKING",
    "after",
    "after_delivery",
    "after_finance",
    "after_sync",
    "allowed_acts",
]


@dataclass(frozen=True, slots=True)
class _Rule:
    before: frozenset[str]
    after: str


def _rule(after_state: str, *before: str) -> _Rule:
    return _Rule(frozenset(before), after_state)


_WORK = (Business.PROCESSING, Business.COORDINATION)
_OPEN = (*_WORK, Business.FILED, Business.SUPPLEMENT, Business.FINANCE, Business.APPROVAL)

_BUSINESS: Mapping[str, _Rule] = {
    "receive": _rule(Business.PROCESSING, Business.FILED),
    "refuse": _rule(Business.REFUSED, Business.FILED),
    "request_supplement": _rule(Business.SUPPLEMENT, Business.FILED, Business.PROCESSING),
    "answer_supplement": _rule(Business.PROCESSING, Business.SUPPLEMENT),
    "refile": _rule(Business.FILED, Business.SUPPLEMENT),
    "ask_payment": _rule(Business.FINANCE, Business.PROCESSING),
    "payment_settled": _rule(Business.PROCESSING, Business.FINANCE),
    "coordinate": _rule(Business.COORDINATION, Business.PROCESSING),
    "coordinated": _rule(Business.PROCESSING, Business.COORDINATION),
    "forward": _rule(Business.PROCESSING, Business.PROCESSING),
    "return_step": _rule(Business.PROCESSING, Business.PROCESSING, Business.APPROVAL, Business.APPROVED),
    "submit_for_approval": _rule(Business.APPROVAL, Business.PROCESSING),
    "approve": _rule(Business.APPROVED, Business.APPROVAL),
    "issue": _rule(Business.ISSUED, Business.APPROVED),
    "deliver": _rule(Business.CLOSED, Business.ISSUED),
    "withdraw": _rule(Business.WITHDRAWN, *_OPEN),
    "stop": _rule(Business.STOPPED, *_WORK, Business.SUPPLEMENT, Business.FINANCE, Business.APPROVAL),
}

_FINANCE: Mapping[str, _Rule] = {
    "charge": _rule(Finance.DUE, Finance.NONE),
    "exempt": _rule(Finance.EXEMPT, Finance.NONE, Finance.DUE),
    "cancel": _rule(Finance.NONE, Finance.DUE),
    "pay": _rule(Finance.PAID, Finance.DUE),
    "reconcile": _rule(Finance.RECONCILED, Finance.PAID),
    "refund": _rule(Finance.REFUNDED, Finance.PAID, Finance.RECONCILED),
}

_DELIVERY: Mapping[str, _Rule] = {
    "ready": _rule(Delivery.READY, Delivery.NONE, Delivery.FAILED),
    "deliver": _rule(Delivery.DELIVERED, Delivery.READY, Delivery.FAILED),
    "fail": _rule(Delivery.FAILED, Delivery.READY),
}

_SYNC: Mapping[str, _Rule] = {
    "change": _rule(SyncState.WAITING, *SyncState.values),
    "send": _rule(SyncState.SENT, SyncState.WAITING, SyncState.RETRY),
    "confirm": _rule(SyncState.CONFIRMED, SyncState.SENT),
    "fail": _rule(SyncState.RETRY, SyncState.WAITING, SyncState.SENT, SyncState.RETRY),
    "give_up": _rule(SyncState.RECONCILE, SyncState.RETRY, SyncState.SENT),
}

PAUSED = frozenset({Business.SUPPLEMENT, Business.FINANCE})
"""States in which the legal clock stands still."""

RUNNING = frozenset({Business.PROCESSING, Business.COORDINATION, Business.APPROVAL, Business.APPROVED})
"""States in which the legal clock runs."""

WORKING = frozenset(_WORK)
"""States in which the officers of the deciding agency work on it."""

ENDED_WITHOUT_RESULT = frozenset({Business.REFUSED, Business.WITHDRAWN, Business.STOPPED})

ENDED = ENDED_WITHOUT_RESULT | {Business.CLOSED}


def after(act: str, state: str) -> str:
    """The business state that `act` leads to. Raises ActNotPossible when it is not allowed in `state`."""
    return _next(_BUSINESS, act, state, Business)


def after_finance(act: str, state: str) -> str:
    """The same for money."""
    return _next(_FINANCE, act, state, Finance)


def after_delivery(act: str, state: str) -> str:
    """The same for the handing over of the result."""
    return _next(_DELIVERY, act, state, Delivery)


def after_sync(act: str, state: str) -> str:
    """The same for what other systems know."""
    return _next(_SYNC, act, state, SyncState)


def allowed_acts(state: str) -> frozenset[str]:
    """Every business act that `state` allows."""
    return frozenset(act for act, rule in _BUSINESS.items() if state in rule.before)


def _next(table: Mapping[str, _Rule], act: str, state: str, words: type[TextChoices]) -> str:
    rule = table[act]
    if state not in rule.before:
        raise ActNotPossible(state=words(state).label)
    return str(rule.after)
