"""The counter's one page: all questions, the papers, and the receipt at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from hienluong.base.errors import HouseError, Invalid, NotFound
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, FieldKind
from hienluong.face.fields import Field as Question
from hienluong.face.language import told as told_words
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.worktime.public import LimitUnit, TimeLimit
from hienluong.systems.cases.public import DeliveryWay, visible_case
from hienluong.systems.catalogue.public import ProcedureVersion, procedure_in_force, summary_of
from hienluong.systems.filing.actions.file_at_counter import (
    CounterFiling,
    PaperBrought,
    counter_form,
    file_at_counter,
)
from hienluong.systems.filing.forms import Form, validate, visible_blocks
from hienluong.systems.filing.forms.checking import with_defaults
from hienluong.systems.filing.forms.model import Answers
from hienluong.systems.filing.forms.papers import papers_asked
from hienluong.systems.filing.pages.counter_desk import own_centres
from hienluong.systems.filing.pages.counter_papers import paper_lines, read_papers
from hienluong.systems.filing.pages.fields import draw_block, told, typed_of
from hienluong.systems.filing.queries.places import commune_of

__all__ = ["counter", "counter_done"]

_MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class _Typed:
    """What the page holds between two sendings. The key makes a second press harmless."""

    key: UUID
    centre: int
    answers: Answers
    papers: Mapping[str, PaperBrought]
    promised: str = ""


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is filed here, and in which centres this officer may help."""

    version: ProcedureVersion
    form: Form
    centres: Sequence[tuple[str, str]]


@require_http_methods(["GET", "POST"])
@never_cache
def counter(request: HouseRequest, code: str) -> HttpResponse:
    """Fill in and file for a walk-in. What was typed and scanned comes back with every error."""
    own = own_centres(request.actor)
    version = procedure_in_force(code)
    desk = _Desk(version, counter_form(version), own)
    if request.method == "GET":
        return _page(request, desk, _fresh(int(own[0][0])))
    typed, refused = _read(request, desk)
    if "show" in request.POST:
        return _page(request, desk, typed, refused)
    if refused:
        return _page(request, desk, typed, refused, status=Invalid.status)
    try:
        case = file_at_counter(request.actor, _command(desk, typed))
    except HouseError as error:
        return _page(request, desk, typed, _faults(error), status=error.status)
    return redirect("filing:counter-done", code=case.code)


@require_GET
@never_cache
def counter_done(request: HouseRequest, code: str) -> HttpResponse:
    """The receipt to print, and the way to the next person."""
    own_centres(request.actor)
    case = visible_case(request.actor, code)
    receipt = case.letters.filter(kind="receipt").order_by("-pk").first()
    return render(request, "filing/counter_done.html", {"case": case, "receipt": receipt})


def _fresh(centre: int) -> _Typed:
    """A page for the next person: most live in the commune of the counter and come back for the result."""
    first = {"place.commune": commune_of(centre), "place.delivery": DeliveryWay.IN_PERSON.value}
    return _Typed(uuid4(), centre, first, {})


def _read(request: HouseRequest, desk: _Desk) -> tuple[_Typed, dict[str, str]]:
    """What was sent, and the scans that were refused."""
    papers, refused = read_papers(request, desk.form)
    sent = request.POST.get("centre", "")
    centre = sent if sent in dict(desk.centres) else desk.centres[0][0]
    answers = {
        path: value
        for block in desk.form.blocks
        for path, value in typed_of(block, request.POST).items()
    }  # fmt: skip
    typed = _Typed(
        _key(request.POST.get("key", "")), int(centre), answers, papers, request.POST.get("promised", "")
    )
    return typed, refused


def _key(sent: str) -> UUID:
    try:
        return UUID(sent)
    except ValueError as error:
        raise NotFound from error


def _command(desk: _Desk, typed: _Typed) -> CounterFiling:
    return CounterFiling(
        key=typed.key,
        procedure=desk.version.code,
        centre_id=typed.centre,
        answers=typed.answers,
        papers=typed.papers,
        promised=_promise(typed.promised.strip()),
    )


def _promise(days: str) -> TimeLimit | None:
    if not days:
        return None
    if not (days.isascii() and days.isdigit() and 1 <= int(days) <= _MOST_DAYS):
        raise Invalid({"promised": _("Số ngày làm việc phải là số từ 1 đến 365.")})
    return TimeLimit(Decimal(days), LimitUnit.WORKING_DAY)


def _faults(error: HouseError) -> dict[str, str]:
    """The errors by question; one that belongs to none stands at the top of the page."""
    own = field_sentences(error)
    return own or {"page": f"{_(str(error))} {_(error.next_step)}"}


def _page(
    request: HouseRequest,
    desk: _Desk,
    typed: _Typed,
    faults: Mapping[str, str] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Every question that the answers so far call for; what did not pass stands as it was typed."""
    errors = told(desk.form, faults or {})
    seen = {**_defaults(desk.form, typed.answers), **validate(desk.form, typed.answers).answers}
    facts = {
        "version": desk.version,
        "key": typed.key,
        "centre": dict(desk.centres)[str(typed.centre)],
        "centre_question": _centre_question(desk.centres, typed.centre),
        "blocks": [(block, draw_block(block, seen, errors)) for block in visible_blocks(desk.form, seen)],
        "papers": paper_lines(papers_asked(desk.form, seen), typed.papers, errors),
        "promise": _promise_question(desk.version, typed.promised, errors.get("promised", "")),
        "errors": errors,
    }
    return render(request, "filing/counter.html", facts, status=status)


def _defaults(form: Form, answers: Answers) -> dict[str, object]:
    """What was typed, with the first answers of questions that nobody has answered."""
    filled: dict[str, object] = {path: value for path, value in answers.items() if value}
    for block in form.blocks:
        filled = with_defaults(block, filled)
    return filled


def _centre_question(own: Sequence[tuple[str, str]], chosen: int) -> Question | None:
    """Asked only of officers who serve in several centres."""
    if len(own) == 1:
        return None
    return Question(
        name="centre",
        label=_("Trung tâm nhận hồ sơ"),
        kind=FieldKind.SELECT,
        value=str(chosen),
        choices=[Choice(key, name) for key, name in own],
    )


def _promise_question(version: ProcedureVersion, typed: str, error: str) -> Question | None:
    """Asked only where no limit is published for certain: the receipt must carry a date."""
    summary = summary_of(version)
    if summary.limit is not None:
        return None
    return Question(
        name="promised",
        label=_("Hẹn trả sau bao nhiêu ngày làm việc?"),
        kind=FieldKind.NUMBER,
        value=typed,
        hint=told_words(summary.limit_words),
        width="short",
        error=error,
    )
