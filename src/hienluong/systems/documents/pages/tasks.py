"""What becomes of a task: done, returned, passed on, a word on how it goes."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.errors import Invalid
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.documents.actions.tasks import (
    add_note,
    finish_task,
    pass_on,
    return_task,
    withdraw_task,
)
from hienluong.systems.documents.errors import TaskNotFound
from hienluong.systems.documents.models import Document, Task
from hienluong.systems.documents.pages.document import show
from hienluong.systems.documents.pages.wanted import tasks_wanted
from hienluong.systems.documents.queries.documents import visible_to

__all__ = ["act_on_task"]

_DONE = {
    "finish": gettext_lazy("Đã ghi hoàn thành."),
    "return": gettext_lazy("Đã trả lại người giao."),
    "pass_on": gettext_lazy("Đã giao tiếp."),
    "note": gettext_lazy("Đã ghi tiến độ."),
    "withdraw": gettext_lazy("Đã thu lại nhiệm vụ."),
}
_ACTS: Mapping[str, Callable[[HouseRequest, Task], object]] = {
    "finish": lambda request, task: finish_task(request.actor, task.pk, request.POST.get("outcome", "")),
    "return": lambda request, task: return_task(request.actor, task.pk, request.POST.get("why", "")),
    "pass_on": lambda request, task: pass_on(
        request.actor, task.pk, tasks_wanted(request.POST, task.agency_id)
    ),
    "note": lambda request, task: add_note(request.actor, task.pk, request.POST.get("text", "")),
    "withdraw": lambda request, task: withdraw_task(request.actor, task.pk, request.POST.get("why", "")),
}


@require_POST
@never_cache
def act_on_task(request: HouseRequest, task: int, act: str) -> HttpResponse:
    """Do the act and show the document. Raises Http404 for an unknown one, TaskNotFound, else what the act raises."""
    if act not in _ACTS:
        raise Http404
    request.actor.require_signed_in()
    found, document = _named(request, task)
    try:
        _ACTS[act](request, found)
    except Invalid as error:
        return show(request, document, errors=field_sentences(error), act=f"task-{act}", status=error.status)
    messages.success(request, str(_DONE[act]))
    return redirect("documents:document", uid=document.uid)


def _named(request: HouseRequest, task_id: int) -> tuple[Task, Document]:
    task = (
        Task.objects.filter(pk=task_id, document__in=visible_to(request.actor))
        .select_related("document")
        .first()
    )
    if task is None or task.document is None:
        raise TaskNotFound(task=task_id)
    return task, task.document
