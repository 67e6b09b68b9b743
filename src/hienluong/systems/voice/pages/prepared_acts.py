"""One address for each act on a consultation."""

from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hienluong.base.errors import HouseError, Invalid
from hienluong.base.text import clean_line, clean_text
from hienluong.kernel.access.public import HouseRequest
from hienluong.shared.files.public import Purpose, UploadedBytes, store
from hienluong.systems.voice.actions.consultations.comment import hide_comment, show_comment
from hienluong.systems.voice.actions.consultations.prepare import add_draft_file, drop_draft_file
from hienluong.systems.voice.actions.consultations.run import extend_consultation, open_consultation
from hienluong.systems.voice.actions.consultations.summarise import (
    add_group,
    change_group,
    publish_summary,
    sort_comments,
)
from hienluong.systems.voice.errors import ConsultationNotFound
from hienluong.systems.voice.models import Consultation
from hienluong.systems.voice.pages.acting import Desk
from hienluong.systems.voice.pages.frames import window
from hienluong.systems.voice.pages.prepared_page import prepared_facts
from hienluong.systems.voice.pages.preparing import closing_time
from hienluong.systems.voice.queries.consultations import visible_consultation
from hienluong.systems.voice.rights import ANSWER
from hienluong.systems.voice.values import GroupIn, SentFile

__all__ = ["act_on_consultation"]

_SORTED = "comment-"


@require_POST
@never_cache
def act_on_consultation(request: HouseRequest, code: str, act: str) -> HttpResponse:
    """Do the act. Refused input comes back on the same page with everything that was typed."""
    return _DESK.answer(request, code, act)


def _attach(request: HouseRequest, consultation: Consultation) -> object:
    request.actor.require(ANSWER, consultation.agency_id)
    sent = request.FILES.get("file")
    if not isinstance(sent, UploadedFile) or not sent.size:
        raise Invalid({"file": _("Chọn tệp cần đính kèm.")})
    return add_draft_file(request.actor, consultation.pk, _stored(request, sent, consultation.agency_id))


def _stored(request: HouseRequest, sent: "UploadedFile[Any]", agency_id: int) -> SentFile:
    upload = UploadedBytes(sent.name or "", cast("BinaryIO", sent.file), sent.content_type or "")
    try:
        stored = store(request.actor, upload, Purpose("voice.document", agency_id=agency_id))
    except HouseError as error:
        raise Invalid({"file": f"{_(str(error))} {_(error.next_step)}"}) from error
    return SentFile(stored.pk, stored.name)


def _detach(request: HouseRequest, consultation: Consultation) -> object:
    return drop_draft_file(request.actor, consultation.pk, window(request.POST.get("number", "")) or 0)


def _show(request: HouseRequest, consultation: Consultation) -> object:
    return show_comment(request.actor, _comment(request, consultation))


def _hide(request: HouseRequest, consultation: Consultation) -> object:
    reason = clean_text(request.POST.get("reason", ""))
    return hide_comment(request.actor, _comment(request, consultation), reason)


def _comment(request: HouseRequest, consultation: Consultation) -> int:
    """A comment of this consultation, not of another one whose page is not open."""
    wanted = window(request.POST.get("comment", "")) or 0
    if not consultation.comments.filter(pk=wanted).exists():
        raise ConsultationNotFound
    return wanted


def _group(request: HouseRequest, consultation: Consultation) -> object:
    form = request.POST
    group = GroupIn(
        clean_line(form.get("title", "")), form.get("treatment", ""), clean_text(form.get("explanation", ""))
    )
    number = window(form.get("number", ""))
    if number:
        return change_group(request.actor, consultation.pk, number, group)
    return add_group(request.actor, consultation.pk, group)


def _sort(request: HouseRequest, consultation: Consultation) -> object:
    chosen = {
        window(name.removeprefix(_SORTED)): window(value) or 0
        for name, value in request.POST.items()
        if name.startswith(_SORTED) and isinstance(value, str)
    }
    groups = {comment: number for comment, number in chosen.items() if comment is not None}
    return sort_comments(request.actor, consultation.pk, groups)


_DESK = Desk(
    acts={
        "attach": _attach,
        "detach": _detach,
        "open": lambda request, one: open_consultation(request.actor, one.pk),
        "extend": lambda request, one: extend_consultation(request.actor, one.pk, closing_time(request.POST)),
        "show": _show,
        "hide": _hide,
        "group": _group,
        "sort": _sort,
        "summarise": lambda request, one: publish_summary(
            request.actor, one.pk, clean_text(request.POST.get("summary", ""))
        ),
    },
    find=visible_consultation,
    facts=lambda actor, one, act, errors: prepared_facts(actor, one, act=act, errors=errors),
    template="voice/prepared.html",
    page="voice:prepared",
    list_page="voice:prepared-list",
    whole="summary",
)
