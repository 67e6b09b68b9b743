"""Which acts a reader is offered on a case now: those the state allows, the step is for, and the right covers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hienluong.kernel.access.public import Actor
from hienluong.shared.work.public import ItemState, WorkItem, is_pressing
from hienluong.systems.cases.actions.steps import matter_of, may_take, open_support
from hienluong.systems.cases.models import Business, Case, Delivery, Finance, Result
from hienluong.systems.cases.queries.processes import process_of
from hienluong.systems.cases.queries.proposals import open_proposal
from hienluong.systems.cases.rights import APPROVE, PROCESS, RECEIVE, REFUSE, STOP, SUPPLEMENT
from hienluong.systems.cases.rules.process import Step, StepKind
from hienluong.systems.cases.rules.states import ENDED_WITHOUT_RESULT, RUNNING, WORKING, allowed_acts

__all__ = ["BESIDE", "BY_KIND", "Offer", "offers"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One act as a form; `main` acts stand open, others are folded; `danger` ends something."""

    act: str
    label: str | Promise
    main: bool = False
    danger: bool = False
    key: str = ""

    @property
    def template(self) -> str:
        """The fields of this act."""
        return f"cases/acts/{self.act}.html"


_RETURN = Offer("return_step", _("Trả lại bước trước"))
_SUPPLEMENT = Offer("request_supplement", _("Yêu cầu bổ sung"))
_STOP = Offer("stop", pgettext_lazy("làm", "Dừng giải quyết"), danger=True)
_PAY = Offer("pay", _("Ghi nhận thu lệ phí"))
_EXEMPT = Offer("exempt", _("Miễn, giảm lệ phí"))
_ASK_PAYMENT = Offer("ask_payment", _("Yêu cầu nộp tiền"))
_FAILED = Offer("fail_delivery", _("Trả không thành"))
_REFUND = Offer("refund", _("Hoàn lệ phí"))
_EXTEND = Offer("extend", _("Xin lỗi, hẹn lại ngày trả"))
_PROPOSE = Offer("propose_extension", _("Đề nghị xin lỗi, hẹn lại ngày trả"))
_REFUSE_EXTENSION = Offer("refuse_extension", _("Không đồng ý hẹn lại"))
_OPINION = Offer("give_opinion", _("Gửi ý kiến"), main=True)

BESIDE = (_PAY, _EXEMPT, _REFUND, _EXTEND, _PROPOSE, _REFUSE_EXTENSION, _OPINION)
"""Acts that do not depend on whose turn it is."""

BY_KIND: dict[StepKind, Sequence[tuple[Offer, str, str]]] = {
    StepKind.RECEPTION: (
        (Offer("receive", _("Tiếp nhận hồ sơ"), main=True, key="finish"), "receive", RECEIVE),
        (_SUPPLEMENT, "request_supplement", SUPPLEMENT),
        (Offer("refuse", pgettext_lazy("làm", "Không tiếp nhận"), danger=True), "refuse", REFUSE),
    ),
    StepKind.ASSIGN: (
        (Offer("forward", _("Giao việc"), main=True, key="forward"), "forward", PROCESS),
        (_RETURN, "return_step", PROCESS),
        (_SUPPLEMENT, "request_supplement", SUPPLEMENT),
    ),
    StepKind.WORK: (
        (Offer("draft", _("Soạn kết quả"), main=True), "draft", PROCESS),
        (Offer("forward", _("Chuyển bước tiếp theo"), main=True, key="forward"), "forward", PROCESS),
        (Offer("ask_opinions", _("Xin ý kiến")), "draft", PROCESS),
        (Offer("withdraw_opinions", _("Thôi chờ ý kiến")), "coordinated", PROCESS),
        (_ASK_PAYMENT, "ask_payment", PROCESS),
        (_RETURN, "return_step", PROCESS),
        (_SUPPLEMENT, "request_supplement", SUPPLEMENT),
        (_STOP, "stop", STOP),
    ),
    StepKind.SIGN: (
        (Offer("sign", _("Ký số kết quả"), main=True, key="finish"), "approve", APPROVE),
        (_RETURN, "return_step", APPROVE),
    ),
    StepKind.ISSUE: (
        (Offer("issue", _("Cấp số, đóng dấu, phát hành"), main=True, key="finish"), "issue", PROCESS),
        (_RETURN, "return_step", PROCESS),
    ),
    StepKind.HANDOVER: (
        (Offer("deliver", _("Trả kết quả"), main=True, key="finish"), "deliver", RECEIVE),
        (_FAILED, "deliver", RECEIVE),
    ),
}
"""(offer, business act the state must allow, right the post must carry). "draft" changes no state: it is work."""


def offers(actor: Actor, case: Case, item: WorkItem | None) -> list[Offer]:
    """The acts for this reader now, the main ones first. Actions check all of it again."""
    found = [
        *_turn(actor, case, item),
        *_support(actor, case),
        *_beside(actor, case),
        *_apology(actor, case, item),
    ]
    return sorted(found, key=lambda offer: not offer.main)


def _turn(actor: Actor, case: Case, item: WorkItem | None) -> list[Offer]:
    if item is None or not may_take(actor, case, item):
        return []
    waits = item.state != ItemState.OPEN
    step = process_of(case).step(case.step)
    allowed = allowed_acts(case.business) | ({"draft"} if case.business in WORKING else set())
    return [
        offer
        for offer, act, right in BY_KIND[step.kind]
        if act in allowed
        and (not waits or offer is _STOP)
        and actor.holds(right, item.agency_id)
        and _fits(offer, step, case)
    ]


def _fits(offer: Offer, step: Step, case: Case) -> bool:
    if offer is _RETURN:
        return bool(step.returns) and not _numbered(case)
    if offer is _ASK_PAYMENT:
        return case.finance in {Finance.NONE, Finance.DUE}
    if offer is _FAILED:
        return case.delivery == Delivery.READY
    return step.supplement if offer is _SUPPLEMENT else True


def _numbered(case: Case) -> bool:
    return case.business == Business.APPROVED and Result.objects.filter(case=case).exclude(number="").exists()


def _support(actor: Actor, case: Case) -> list[Offer]:
    asked = any(item.post_id in actor.posts for item in open_support(case))
    return [_OPINION] if asked else []


def _beside(actor: Actor, case: Case) -> list[Offer]:
    """What does not depend on whose turn it is: money at the counter, the apology of the head."""
    found: list[Offer] = []
    if case.finance == Finance.DUE and actor.holds(RECEIVE, case.receiving_agency_id):
        found += [_PAY, _EXEMPT]
    paid = case.finance in {Finance.PAID, Finance.RECONCILED}
    if paid and case.business in ENDED_WITHOUT_RESULT and actor.holds(RECEIVE, case.receiving_agency_id):
        found.append(_REFUND)
    if case.due_at and case.business in RUNNING and actor.holds(APPROVE, case.deciding_agency_id):
        found.append(_EXTEND)
        if open_proposal(case) is not None:
            found.append(_REFUSE_EXTENSION)
    return found


def _apology(actor: Actor, case: Case, item: WorkItem | None) -> list[Offer]:
    """Whoever works on a case that is due soon or late may ask the head to apologise; a head does it directly."""
    if item is None or item.post_id not in actor.posts or case.business not in RUNNING:
        return []
    mine = actor.holds(PROCESS, item.agency_id) and not actor.holds(APPROVE, case.deciding_agency_id)
    if not mine or not is_pressing(matter_of(case)) or open_proposal(case) is not None:
        return []
    return [_PROPOSE]
