"""Somebody decides which agency carries on a matter of one that has ended."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.shared.work.actions.inherit import HEIR, choose_heir
from hienluong.shared.work.actions.items import Matter
from hienluong.shared.work.errors import NotOnYourList
from hienluong.shared.work.estate_lines import last_name_of
from hienluong.shared.work.models import Inheritance, Role, WorkItem
from hienluong.shared.work.pages.desk import require_officer
from hienluong.shared.work.queries.heirs import possible_heirs
from hienluong.shared.work.queries.matters import live_item
from hienluong.shared.work.subjects import kinds, name_of

__all__ = ["choose_heir_page"]

_FEW = 6
"""So many answers are shown at once; more go into a list."""


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def choose_heir_page(request: HouseRequest, inheritance_id: int) -> HttpResponse:
    """For the post that was asked alone; to everybody else the question does not exist."""
    require_officer(request.actor)
    row = _asked(request.actor, inheritance_id)
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            choose_heir(request.actor, row.pk, _chosen(request.POST.get("co-quan", "")))
        except Invalid as error:
            errors = field_sentences(error)
        else:
            messages.success(request, _("Đã chuyển việc cho cơ quan được chọn."))
            return redirect("work:desk")
    item = WorkItem(subject_kind=row.subject_kind, subject_id=row.subject_id)
    facts = {
        "code": name_of(item),
        "kind": kinds().get(row.subject_kind, ""),
        "ended": last_name_of(row.ended_id),
        "noted_at": row.noted_at,
        "question": _question(row, request.POST.get("co-quan", ""), errors),
        "errors": errors,
    }
    return render(request, "work/heir.html", facts, status=422 if errors else 200)


def _asked(actor: Actor, inheritance_id: int) -> Inheritance:
    row = Inheritance.objects.filter(pk=inheritance_id).first()
    item = live_item(Matter(HEIR, inheritance_id), [Role.ASSIGN])
    if row is None or item is None:
        raise Http404
    if item.post_id not in actor.posts:
        raise NotOnYourList(item=item.pk)
    return row


def _question(row: Inheritance, typed: str, errors: dict[str, str]) -> Field:
    choices = [
        Choice(str(state.agency_id), state.name) for state in possible_heirs(row.ended_id, clock.today())
    ]
    return Field(
        name="co-quan",
        label=_("Cơ quan nào tiếp tục giải quyết?"),
        kind=_kind(choices),
        choices=choices,
        value=typed,
        error=errors.get("co-quan", ""),
    )


def _kind(choices: Sequence[Choice]) -> FieldKind:
    return FieldKind.RADIOS if len(choices) <= _FEW else FieldKind.SELECT


def _chosen(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise Invalid({"co-quan": _("Chọn một cơ quan.")})
    return int(text)
