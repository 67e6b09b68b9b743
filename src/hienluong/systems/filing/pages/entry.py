"""Before a filing begins: what one needs, what it takes, where it leads."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.kernel.access.public import ActorKind, HouseRequest
from hienluong.systems.cases.public import ASSIST
from hienluong.systems.catalogue.public import procedure_in_force, summary_of
from hienluong.systems.filing.actions.drafting import start_draft
from hienluong.systems.filing.forms import Form
from hienluong.systems.filing.forms.papers import papers_by_case
from hienluong.systems.filing.queries.forms import form_for, taken_here

__all__ = ["entry"]


@require_http_methods(["GET", "POST"])
@never_cache
def entry(request: HouseRequest, code: str) -> HttpResponse:
    """What one needs and who takes the case; POST begins a draft. It always leads somewhere."""
    procedure = procedure_in_force(code)
    if request.method == "POST":
        return redirect("filing:tasks", uid=start_draft(request.actor, procedure).uid)
    form = form_for(procedure)
    facts = {
        "procedure": procedure,
        "summary": summary_of(procedure),
        "form": form,
        **_papers(form),
        "citizen": request.actor.kind is ActorKind.CITIZEN,
        "officer": request.actor.kind is ActorKind.OFFICER,
        "assists": request.actor.holds(ASSIST),
        "taken_here": taken_here(procedure),
    }
    return render(request, "filing/entry.html", facts)


def _papers(form: Form) -> dict[str, object]:
    """What everybody brings, what some bring and when, and what nobody has to bring."""
    asked = [paper for paper in form.papers if not paper.replaced_by]
    return {
        "always": [paper for paper in asked if paper.applies_if is None],
        "by_case": papers_by_case(form),
        "by_data": [paper for paper in form.papers if paper.replaced_by],
    }
