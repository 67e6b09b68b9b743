"""One address for each act on a case: read the form, call the action, go on to the next piece of work."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, clean_text
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.shared.work.public import work_list
from hienluong.shared.worktime.public import LimitUnit, TimeLimit, calendar_of
from hienluong.systems.cases.actions.delivery import DeliverResult, deliver, fail_delivery
from hienluong.systems.cases.actions.draft_result import draft_result
from hienluong.systems.cases.actions.ending import EndCase, stop
from hienluong.systems.cases.actions.extend import Extend, extend
from hienluong.systems.cases.actions.issue_result import IssueResult, issue_result
from hienluong.systems.cases.actions.money import (
    AskPayment,
    Refund,
    TakePayment,
    ask_payment,
    exempt_fee,
    refund,
    take_payment,
)
from hienluong.systems.cases.actions.opinions import (
    AskOpinions,
    ask_opinions,
    give_opinion,
    withdraw_opinions,
)
from hienluong.systems.cases.actions.progress import MoveOn, forward, return_step
from hienluong.systems.cases.actions.propose_extension import propose_extension, refuse_extension
from hienluong.systems.cases.actions.receive import ReceiveCase, RefuseCase, receive, refuse
from hienluong.systems.cases.actions.sign_result import SignResult, sign_result
from hienluong.systems.cases.actions.supplement import request_supplement
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.pages.case_page import case_facts, look_at, paper_lines
from hienluong.systems.cases.pages.drafts import typed_draft
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import READ
from hienluong.systems.cases.subjects import case_lines
from hienluong.systems.cases.values import MissingPaper, ResultDraft, SupplementIn

__all__ = ["ACTS", "act_on_case"]

_WORDS = frozenset({"reason", "reasons", "question", "opinion", "evidence"})
_REFERENCE = 100
_DIGITS = 12
_SEPARATORS = str.maketrans("", "", " .")

Act = Callable[[Actor, Case, QueryDict], object]
_OTHER = gettext_noop("Nội dung khác")
"""What is missing beside the papers of the list. It goes into a letter, so it is Vietnamese whoever asks."""
_STAYS = frozenset(
    {
        "draft",
        "ask_opinions",
        "withdraw_opinions",
        "pay",
        "exempt",
        "extend",
        "propose_extension",
        "refuse_extension",
        "receive",
        "ask_payment",
        "refund",
        "fail_delivery",
    }
)
"""Acts after which the officer still wants to see the case: to go on with it, or to print the receipt."""


@require_POST
def act_on_case(request: HouseRequest, code: str, act: str) -> HttpResponse:
    """Do the act. Refused input comes back on the same page with everything that was typed."""
    if act not in ACTS:
        raise Http404
    request.actor.require(READ)
    case = visible_case(request.actor, code)
    try:
        ACTS[act](request.actor, case, request.POST)
    except Invalid as error:
        case = look_at(request.actor, code)
        facts = case_facts(request.actor, case, act=act, errors=_told(error, act))
        facts |= {"typed": request.POST} | _typed(request.POST, act, case)
        return render(request, "cases/case.html", facts, status=error.status)
    messages.success(request, _("Đã xong: hồ sơ %(code)s.") % {"code": case.code})
    return redirect("cases:case", code=case.code) if act in _STAYS else redirect(_next_work(request.actor))


def _told(error: Invalid, act: str) -> dict[str, str]:
    """Each error under the name of its field on the form: most acts ask for their words in one field, "note"."""
    whole = "basis" if act == "request_supplement" else "note"
    told = field_sentences(error) or {whole: f"{_(str(error))} {_(error.next_step)}"}
    if act == "request_supplement":
        return told
    return {"note" if name in _WORDS else name: sentence for name, sentence in told.items()}


def _typed(form: QueryDict, act: str, case: Case) -> dict[str, object]:
    """What was typed into fields that the page fills from elsewhere."""
    if act == "draft":
        return {"draft": typed_draft(form)}
    if act != "request_supplement":
        return {}
    whats = [clean_line(what) for what in form.getlist("what")]
    lines = [replace(line, what=what) for line, what in zip(paper_lines(case), whats, strict=False)]
    return {"papers": lines or paper_lines(case), "other_what": whats[-1] if whats else ""}


def _next_work(actor: Actor) -> str:
    """The next case of the list, else the list itself."""
    for item in work_list(actor, limit=1).items:
        if item.subject_kind == "case" and (line := case_lines([item.subject_id]).get(item.subject_id)):
            return line.url
    return "work:desk"


def _note(form: QueryDict, name: str = "note") -> str:
    return clean_text(form.get(name, ""))


def _post(form: QueryDict) -> int | None:
    """The post chosen; nobody means the house chooses."""
    chosen = form.get("post", "")
    if not chosen:
        return None
    if not (chosen.isascii() and chosen.isdigit() and len(chosen) < 19):
        raise Invalid({"post": _("Chọn người trong danh sách.")})
    return int(chosen)


def _receive(actor: Actor, case: Case, form: QueryDict) -> object:
    typed = form.get("promised", "").strip()
    return receive(actor, ReceiveCase(case.pk, _days(typed) if typed else None, _note(form)))


def _days(typed: str) -> TimeLimit:
    try:
        amount = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        amount = Decimal(0)
    if not Decimal("0.5") <= amount <= 365:
        raise Invalid({"promised": _("Số ngày làm việc phải là số từ 0,5 đến 365.")})
    return TimeLimit(amount, LimitUnit.WORKING_DAY)


def _supplement(actor: Actor, case: Case, form: QueryDict) -> object:
    pairs = zip(form.getlist("paper"), form.getlist("what"), strict=False)
    request = SupplementIn(
        items=[
            MissingPaper(clean_line(paper) or _OTHER, clean_line(what))
            for paper, what in pairs
            if clean_line(what)
        ],
        reason=_note(form, "reason"),
        contact_name=actor.name,
        contact_phone=clean_line(form.get("contact_phone", "")),
        basis=_note(form, "basis"),
    )
    return request_supplement(actor, case.pk, request)


def _draft(actor: Actor, case: Case, form: QueryDict) -> object:
    pairs = zip(form.getlist("label"), form.getlist("value"), strict=False)
    draft = ResultDraft(
        title=clean_line(form.get("title", "")),
        symbol=clean_line(form.get("symbol", "")),
        body=[line for line in _note(form, "body").splitlines() if line],
        rows=[(clean_line(label), clean_line(value)) for label, value in pairs if label.strip()],
        legal_bases=[line for line in _note(form, "bases").splitlines() if line],
        positive=form.get("positive", "yes") == "yes",
    )
    return draft_result(actor, case.pk, draft)


def _ask_opinions(actor: Actor, case: Case, form: QueryDict) -> object:
    posts = [int(post) for post in form.getlist("posts") if post.isascii() and post.isdigit()]
    return ask_opinions(actor, AskOpinions(case.pk, posts, _note(form)))


def _pay(actor: Actor, case: Case, form: QueryDict) -> object:
    reference, way = clean_line(form.get("reference", ""))[:_REFERENCE], form.get("way", "")
    return take_payment(actor, TakePayment(case.pk, case.fee, way, reference))


def _ask_payment(actor: Actor, case: Case, form: QueryDict) -> object:
    typed = form.get("amount", "").translate(_SEPARATORS)
    amount = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= _DIGITS else 0
    return ask_payment(actor, AskPayment(case.pk, amount, _note(form)))


def _refund(actor: Actor, case: Case, form: QueryDict) -> object:
    reference = clean_line(form.get("reference", ""))[: _REFERENCE - len("refund:")]
    return refund(actor, Refund(case.pk, reference, _note(form)))


def _extend(actor: Actor, case: Case, form: QueryDict) -> object:
    return extend(actor, _new_promise(case, form))


def _new_promise(case: Case, form: QueryDict) -> Extend:
    """The new due time is the close of work of the day that was named."""
    try:
        day = parse_date(form.get("day", ""))
    except ValueError:
        day = None
    if day is None:
        raise Invalid({"day": _("Ghi ngày hẹn trả mới.")})
    calendar = calendar_of(case.deciding_agency_id, clock.today())
    return Extend(case.pk, calendar.close_of(day), _note(form))


ACTS: Mapping[str, Act] = {
    "receive": _receive,
    "refuse": lambda actor, case, form: refuse(actor, RefuseCase(case.pk, _note(form))),
    "request_supplement": _supplement,
    "draft": _draft,
    "forward": lambda actor, case, form: forward(actor, MoveOn(case.pk, _note(form), post_id=_post(form))),
    "return_step": lambda actor, case, form: return_step(
        actor, MoveOn(case.pk, _note(form), form.get("to", ""))
    ),
    "ask_opinions": _ask_opinions,
    "give_opinion": lambda actor, case, form: give_opinion(actor, case.pk, _note(form)),
    "withdraw_opinions": lambda actor, case, form: withdraw_opinions(actor, case.pk, _note(form)),
    "stop": lambda actor, case, form: stop(
        actor, EndCase(case.pk, _note(form), clean_line(form.get("asked_by", "")))
    ),
    "sign": lambda actor, case, form: sign_result(actor, SignResult(case.pk, _note(form))),
    "issue": lambda actor, case, _form: issue_result(actor, IssueResult(case.pk)),
    "deliver": lambda actor, case, form: deliver(actor, DeliverResult(case.pk, _note(form))),
    "fail_delivery": lambda actor, case, form: fail_delivery(actor, DeliverResult(case.pk, _note(form))),
    "pay": _pay,
    "ask_payment": _ask_payment,
    "refund": _refund,
    "exempt": lambda actor, case, form: exempt_fee(actor, case.pk, _note(form)),
    "extend": _extend,
    "propose_extension": lambda actor, case, form: propose_extension(actor, _new_promise(case, form)),
    "refuse_extension": lambda actor, case, form: refuse_extension(actor, case.pk, _note(form)),
}
