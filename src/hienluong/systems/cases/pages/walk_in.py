"""What the counter takes from somebody who comes about a case filed before: missing papers, or the wish to withdraw."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hienluong.base.errors import HouseError, Invalid
from hienluong.base.text import clean_text
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.cases.actions.ending import EndCase, withdraw
from hienluong.systems.cases.actions.supplement import AnswerSupplement, answer_supplement
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.pages.case_page import case_facts, look_at
from hienluong.systems.cases.pages.handed_in import papers_handed_in
from hienluong.systems.cases.queries.visible import visible_case
from hienluong.systems.cases.rights import ASSIST

__all__ = ["take_supplement", "take_withdrawal"]


@require_POST
def take_supplement(request: HouseRequest, code: str) -> HttpResponse:
    """Papers and words that complete the case; the clock goes on."""

    def act(case: Case) -> object:
        papers = papers_handed_in(request, case)
        words = clean_text(request.POST.get("answer", ""))
        return answer_supplement(request.actor, AnswerSupplement(case.pk, papers, words))

    return _take(request, code, act)


@require_POST
def take_withdrawal(request: HouseRequest, code: str) -> HttpResponse:
    """The filer takes the case back."""

    def act(case: Case) -> object:
        reason = clean_text(request.POST.get("reason", ""))
        if not reason:
            raise Invalid({"reason": _("Ghi người đề nghị rút và lý do.")})
        return withdraw(request.actor, EndCase(case.pk, reason))

    return _take(request, code, act)


def _take(request: HouseRequest, code: str, act: Callable[[Case], object]) -> HttpResponse:
    """Refused input comes back on the case's page with everything that was typed."""
    request.actor.require(ASSIST)
    case = visible_case(request.actor, code)
    request.actor.require(ASSIST, case.receiving_agency_id)
    try:
        act(case)
    except HouseError as error:
        told = field_sentences(error) or {"answer": f"{_(str(error))} {_(error.next_step)}"}
        facts = case_facts(request.actor, look_at(request.actor, code), errors=told)
        return render(request, "cases/case.html", facts | {"typed": request.POST}, status=error.status)
    messages.success(request, _("Đã xong: hồ sơ %(code)s.") % {"code": code})
    return redirect("cases:case", code=code)
