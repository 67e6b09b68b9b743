"""Give ticked work to other hands: choose the person, then one act for all of it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hienluong.base import clock
from hienluong.base.text import clean_line
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.shared.work.actions.assign import ASSIGN, Assigned, assign_all
from hienluong.shared.work.models import ItemState, WorkItem
from hienluong.shared.work.pages.desk import require_officer
from hienluong.shared.work.pages.rows import post_names, rows_of
from hienluong.shared.work.queries.receivers import receivers_of
from hienluong.shared.work.subjects import lines_for

__all__ = ["assign_page"]

_MOST = 100


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def assign_page(request: HouseRequest) -> HttpResponse:
    """Who could take what was ticked; sent with a person, each item is given over or says why not."""
    require_officer(request.actor)
    request.actor.require(ASSIGN)
    sent = request.POST if request.method == "POST" else request.GET
    items = _ticked(request.actor, sent)
    post = _number(sent.get("vi-tri", ""))
    if request.method == "POST" and items and post is not None:
        ids = [item.pk for item in items]
        _tell(request, post, assign_all(request.actor, ids, post, clean_line(sent.get("loi-dan", ""))))
        return redirect(f"{reverse('work:desk')}?xem=don-vi")
    return _choose(request, items)


def _choose(request: HouseRequest, items: Sequence[WorkItem]) -> HttpResponse:
    unanswered = request.method == "POST" and bool(items)
    question = _who(request.actor, items, _("Chọn người nhận việc.") if unanswered else "")
    facts = {
        "rows": rows_of(request.actor, items),
        "question": question,
        "note": request.POST.get("loi-dan", ""),
        "errors": {question.name: question.error} if unanswered else {},
    }
    return render(request, "work/assign.html", facts, status=422 if unanswered else 200)


def _who(actor: Actor, items: Sequence[WorkItem], error: str) -> Field:
    """Whoever could take all of it, with the length of their lists."""
    receivers = receivers_of(actor.scope(ASSIGN), items, clock.today()) if items else []
    choices = [
        Choice(
            str(each.post.pk),
            f"{each.holder} – {each.post.title}",
            _("%(count)s việc đang chờ") % {"count": each.waiting},
        )
        for each in receivers
    ]
    return Field(name="vi-tri", label=_("Giao cho ai?"), kind=FieldKind.RADIOS, choices=choices, error=error)


def _ticked(actor: Actor, sent: QueryDict) -> list[WorkItem]:
    """The waiting items among the ticked ones that the actor may assign, in the order of the list."""
    ids = [pk for text in sent.getlist("viec")[:_MOST] if (pk := _number(text)) is not None]
    scope = actor.scope(ASSIGN)
    rows = WorkItem.objects.filter(pk__in=ids, state=ItemState.OPEN).select_related("post")
    if not scope.everywhere:
        rows = rows.filter(agency__in=scope.agencies)
    return list(rows.order_by("due_at", "id"))


def _tell(request: HouseRequest, post: int, results: Sequence[Assigned]) -> None:
    """One sentence for what went over, one for each that did not."""
    items = WorkItem.objects.filter(pk__in=[each.item_id for each in results])
    codes = {item.pk: line.code if line else item.title for item, line in lines_for(list(items))}
    given = [codes[each.item_id] for each in results if each.refused is None]
    if given:
        facts = {"name": post_names([post])[post], "count": len(given), "codes": ", ".join(given)}
        messages.success(request, _("Đã giao %(count)s việc cho %(name)s: %(codes)s.") % facts)
    for each in results:
        if each.refused is not None:
            facts = {"code": codes[each.item_id], "why": _(each.refused.what)}
            messages.warning(request, _("Chưa giao được %(code)s: %(why)s") % facts)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
