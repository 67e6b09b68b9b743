"""The citizen's own cases: where each stands, what is asked, the result, the rating."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from hienluong.base.errors import HouseError, Invalid
from hienluong.base.text import clean_text
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.people.public import mask_text
from hienluong.systems.cases.actions.ending import EndCase, withdraw
from hienluong.systems.cases.actions.rate import RATEABLE, RateCase, rate
from hienluong.systems.cases.actions.reveal import Why, reveal
from hienluong.systems.cases.actions.supplement import AnswerSupplement, answer_supplement
from hienluong.systems.cases.models import Case, Rating, Result, StoreItem
from hienluong.systems.cases.pages.case_page import case_chip
from hienluong.systems.cases.pages.handed_in import papers_handed_in
from hienluong.systems.cases.personal_numbers import masked_sections
from hienluong.systems.cases.queries.follow import progress_of
from hienluong.systems.cases.queries.lists import CaseFilter, list_cases
from hienluong.systems.cases.queries.payments import payments_of
from hienluong.systems.cases.queries.supplements import missing_items, open_request
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import require_citizen
from hienluong.systems.cases.rules.states import allowed_acts

__all__ = ["answer", "my_case", "my_cases", "my_store", "rate_case", "reveal_mine", "withdraw_case"]

_SCORES = [
    (5, gettext_noop("Rất hài lòng")),
    (4, gettext_noop("Hài lòng")),
    (3, gettext_noop("Bình thường")),
    (2, gettext_noop("Chưa hài lòng")),
    (1, gettext_noop("Rất không hài lòng")),
]


@require_GET
@never_cache
def my_cases(request: HouseRequest) -> HttpResponse:
    """The cases of the citizen's own, newest first."""
    require_citizen(request.actor)
    page = list_cases(request.actor, CaseFilter())
    rows = [(case, progress_of(case)) for case in page.cases]
    return render(request, "cases/mine.html", {"rows": rows})


@require_GET
@never_cache
def my_case(request: HouseRequest, code: str) -> HttpResponse:
    """One case of one's own."""
    require_citizen(request.actor)
    return render(request, "cases/my_case.html", _facts(visible_case(request.actor, code)))


@require_POST
@never_cache
def reveal_mine(request: HouseRequest, code: str) -> HttpResponse:
    """My case with every number I stated in full, once."""
    require_citizen(request.actor)
    case = visible_case(request.actor, code)
    shown = reveal(request.actor, case, Why.OWN)
    return render(
        request, "cases/my_case.html", _facts(case) | {"sections": shown.sections, "revealed": True}
    )


@require_GET
@never_cache
def my_store(request: HouseRequest) -> HttpResponse:
    """The electronic store: every result the province has given this person."""
    require_citizen(request.actor)
    items = (
        StoreItem.objects.filter(owner=request.actor.party_id).select_related("result__case").order_by("-id")
    )
    return render(request, "cases/store.html", {"items": items[:100]})


@require_POST
def answer(request: HouseRequest, code: str) -> HttpResponse:
    """Send what was asked for: files by paper, and words."""
    require_citizen(request.actor)
    case = visible_case(request.actor, code)
    try:
        command = AnswerSupplement(
            case.pk, papers_handed_in(request, case), clean_text(request.POST.get("answer", ""))
        )
        answer_supplement(request.actor, command)
    except HouseError as error:
        return _refused(request, case, error)
    messages.success(request, _("Đã nhận phần bổ sung. Thời hạn tiếp tục được tính."))
    return redirect("cases:my-case", code=code)


@require_POST
def withdraw_case(request: HouseRequest, code: str) -> HttpResponse:
    """Take the case back."""
    require_citizen(request.actor)
    case = visible_case(request.actor, code)
    withdraw(request.actor, EndCase(case.pk, clean_text(request.POST.get("reason", ""))))
    messages.success(request, _("Đã rút hồ sơ."))
    return redirect("cases:my-case", code=code)


@require_POST
def rate_case(request: HouseRequest, code: str) -> HttpResponse:
    """Keep the rating."""
    require_citizen(request.actor)
    case = visible_case(request.actor, code)
    typed = request.POST.get("score", "")
    comment = clean_text(request.POST.get("comment", ""))
    try:
        score = int(typed) if typed in {"1", "2", "3", "4", "5"} else 0
        rate(
            request.actor, RateCase(case.pk, score, comment, complaint=request.POST.get("complaint") == "yes")
        )
    except Invalid as error:
        return _refused(request, case, error)
    messages.success(request, _("Đã ghi nhận đánh giá. Xin cảm ơn."))
    return redirect("cases:my-case", code=code)


def _refused(request: HouseRequest, case: Case, error: HouseError) -> HttpResponse:
    fields = field_sentences(error) or {"answer": f"{_(str(error))} {_(error.next_step)}"}
    facts = _facts(case) | {"errors": fields, "typed": request.POST}
    return render(request, "cases/my_case.html", facts, status=error.status)


def _facts(case: Case) -> dict[str, object]:
    asked = open_request(case)
    return {
        "case": case,
        "progress": progress_of(case),
        "chip": case_chip(case),
        "asked": asked,
        "missing": missing_items(asked),
        "why": mask_text(asked.reason) if asked else "",
        "sections": masked_sections(case),
        "payments": payments_of(case),
        "papers": case.papers.filter(superseded_at__isnull=True).order_by("id"),
        "letters": case.letters.order_by("id"),
        "result": Result.objects.filter(case=case, sealed_at__isnull=False).first(),
        "rating": Rating.objects.filter(case=case).first(),
        "may_withdraw": "withdraw" in allowed_acts(case.business),
        "may_rate": case.business in RATEABLE,
        "scores": [(value, _(words)) for value, words in _SCORES],
    }
