"""Files that strangers send along: looked at and stored before the act, let go when it is refused."""

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, TypeVar, cast

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from hienluong.base.errors import HouseError, Invalid
from hienluong.kernel.access.public import SYSTEM, HouseRequest
from hienluong.shared.files.public import Purpose, UploadedBytes, forget, store
from hienluong.systems.voice.rules.reporting import MOST_FILES
from hienluong.systems.voice.values import SentFile

__all__ = ["with_files"]

_PURPOSE = Purpose("voice.attachment")
Outcome = TypeVar("Outcome")


def with_files(
    request: HouseRequest,
    act: Callable[[tuple[SentFile, ...]], Outcome],
    kept: Callable[[Outcome], Sequence[int]],
) -> Outcome:
    """Do `act` with the files of the form stored; what it did not keep (`kept` tells) is let go.

    The house stores them itself: whoever sends them need not be signed in. Raises what the act raises, and Invalid at
    the field `files` for a file that is too large, dangerous or of another kind.
    """
    files = _stored(request)
    ids = [each.stored_file for each in files]
    try:
        outcome = act(tuple(files))
    except HouseError:
        forget(SYSTEM, ids)
        raise
    unused = set(ids) - set(kept(outcome))
    if unused:
        forget(SYSTEM, unused)
    return outcome


def _stored(request: HouseRequest) -> list[SentFile]:
    sent = [each for each in request.FILES.getlist("files") if isinstance(each, UploadedFile)]
    if len(sent) > MOST_FILES:
        raise Invalid({"files": _("Gửi nhiều nhất 5 tệp.")})
    found: list[SentFile] = []
    for each in sent:
        try:
            found.append(_store(each))
        except HouseError as error:
            forget(SYSTEM, [one.stored_file for one in found])
            raise Invalid({"files": f"{each.name}: {_(str(error))} {_(error.next_step)}"}) from error
    return found


def _store(sent: "UploadedFile[Any]") -> SentFile:
    upload = UploadedBytes(sent.name or "", cast("BinaryIO", sent.file), sent.content_type or "")
    stored = store(SYSTEM, upload, _PURPOSE)
    return SentFile(stored.pk, stored.name)
