"""Read what forms send: numbers, days, posts."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import HouseError, Invalid
from hienluong.kernel.access.public import Actor, HouseRequest
from hienluong.shared.files.public import Purpose, StoredFile, UploadedBytes, store
from hienluong.shared.worktime.public import calendar_of
from hienluong.systems.documents.models import FileRole
from hienluong.systems.documents.values import FileIn

__all__ = ["day_in", "end_of_day", "files_in", "number_in", "posts_in", "stored_in"]

_MOST_FILES = 30


def number_in(text: str) -> int | None:
    """A whole number as typed; None for nothing and for what is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def posts_in(form: QueryDict, name: str) -> list[int]:
    """The posts that were ticked."""
    return [number for text in form.getlist(name) if (number := number_in(text)) is not None]


def day_in(form: QueryDict, name: str) -> date | None:
    """Raises Invalid for what is no day."""
    typed = form.get(name, "").strip()
    if not typed:
        return None
    try:
        day = parse_date(typed)
    except ValueError:
        day = None
    if day is None:
        raise Invalid({name: gettext_noop("Ghi ngày, tháng, năm.")})
    return day


def end_of_day(day: date | None, agency_id: int) -> datetime | None:
    """When the agency closes on that day: what is due on a day is due by then."""
    return calendar_of(agency_id, clock.today()).close_of(day) if day else None


def stored_in(actor: Actor, sent: object, word: str, agency_id: int) -> StoredFile | None:
    """Store one sent file, looked at and scanned. Raises Invalid with what is wrong with it."""
    if not isinstance(sent, UploadedFile):
        return None
    upload = UploadedBytes(sent.name or "", cast("Any", sent.file), sent.content_type or "")
    try:
        return store(actor, upload, Purpose(word, None, agency_id))
    except HouseError as error:
        raise Invalid({"files": f"{sent.name}: {error} {error.next_step}"}) from error


def files_in(request: HouseRequest, agency_id: int) -> Sequence[FileIn]:
    """The sent files of a document, the first of them the document itself. Raises Invalid."""
    sent = request.FILES.getlist("files")
    if len(sent) > _MOST_FILES:
        raise Invalid({"files": gettext_noop("Gửi nhiều nhất 30 tệp.")})
    stored = [stored_in(request.actor, each, "documents.file", agency_id) for each in sent]
    return [
        FileIn(each.pk, each.name, FileRole.ATTACHMENT if place else FileRole.MAIN)
        for place, each in enumerate(stored)
        if each is not None
    ]
