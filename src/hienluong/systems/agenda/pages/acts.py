"""One address for each act on a week: do it, or show the page again with why not."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_text
from hienluong.face.errors import field_sentences
from hienluong.kernel.access.public import HouseRequest
from hienluong.systems.agenda.actions.drafting import begin_week, remove_line
from hienluong.systems.agenda.actions.moving import adjust, discard, publish, send_back, submit
from hienluong.systems.agenda.errors import LineNotFound
from hienluong.systems.agenda.models import Version
from hienluong.systems.agenda.pages.office import Place, place_of, show
from hienluong.systems.agenda.queries.weeks import newest_of

__all__ = ["act_on_week"]

_DONE = {
    "begin": gettext_lazy("Đã mở lịch tuần."),
    "copy": gettext_lazy("Đã mở lịch tuần, chép từ tuần trước."),
    "remove": gettext_lazy("Đã bỏ việc khỏi lịch."),
    "submit": gettext_lazy("Đã trình duyệt."),
    "return": gettext_lazy("Đã trả lại để sửa."),
    "publish": gettext_lazy("Đã duyệt và công bố."),
    "adjust": gettext_lazy(
        "Đã mở bản điều chỉnh; bản đang công bố vẫn giữ nguyên cho đến khi bản mới được duyệt."
    ),
    "discard": gettext_lazy("Đã bỏ bản điều chỉnh."),
}


def _key(request: HouseRequest) -> UUID:
    """Raises LineNotFound for what is no key at all."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        raise LineNotFound from None


_ON_VERSIONS: Mapping[str, Callable[[HouseRequest, Version], object]] = {
    "remove": lambda request, version: remove_line(request.actor, version.pk, _key(request)),
    "submit": lambda request, version: submit(request.actor, version.pk),
    "return": lambda request, version: send_back(
        request.actor, version.pk, clean_text(request.POST.get("why", ""))
    ),
    "publish": lambda request, version: publish(request.actor, version.pk),
    "adjust": lambda request, version: adjust(request.actor, version.week_id),
    "discard": lambda request, version: discard(request.actor, version.pk),
}


@require_POST
@never_cache
def act_on_week(request: HouseRequest, identifier: str, week: str, act: str) -> HttpResponse:
    """Do the act. Raises Http404 for an unknown one, else what the act raises."""
    if act not in _DONE:
        raise Http404
    place = place_of(request, identifier, week)
    version = newest_of(request.actor, place.agency.agency_id, place.monday)
    try:
        _do(request, place, version, act)
    except Invalid as error:
        told = field_sentences(error) or {"week": f"{_(str(error))} {_(error.next_step)}"}
        return show(request, place, version, told, error.status)
    messages.success(request, str(_DONE[act]))
    return redirect("agenda:office", identifier=identifier, week=week)


def _do(request: HouseRequest, place: Place, version: Version | None, act: str) -> None:
    if act in {"begin", "copy"}:
        like = place.monday - timedelta(weeks=1) if act == "copy" else None
        begin_week(request.actor, place.agency.agency_id, place.monday, like=like)
        return
    if version is None:
        raise Http404
    _ON_VERSIONS[act](request, version)
