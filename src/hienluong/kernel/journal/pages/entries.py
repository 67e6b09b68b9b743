"""/nhat-ky/: entries by filter, newest first."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from hienluong.base.errors import Invalid
from hienluong.face.errors import field_sentences
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.face.tables import KeysetPage
from hienluong.kernel.access.public import HouseRequest
from hienluong.kernel.journal.actions.read import read_journal
from hienluong.kernel.journal.queries.entries import RIGHT, EntryFilter, EntryPage
from hienluong.kernel.journal.queries.told import told
from hienluong.kernel.journal.verbs import verbs

__all__ = ["entry_list"]

T = TypeVar("T")

_NAMES = ("tu", "den", "viec", "doi-tuong", "tai-khoan", "nguoi", "tu-choi")


@require_GET
@never_cache
def entry_list(request: HouseRequest) -> HttpResponse:
    """A page of the journal; asking is journaled."""
    request.actor.require(RIGHT)
    errors: dict[str, str] = {}
    page = EntryPage([], None)
    try:
        page = read_journal(request.actor, _filter(request.GET), before=_parsed(request.GET, "truoc", int))
    except Invalid as error:
        errors = field_sentences(error)
    return render(
        request,
        "journal/entries.html",
        {
            "rows": told(page.entries),
            "filtered": any(request.GET.get(name) for name in _NAMES),
            "questions": _questions(request.GET, errors),
            "errors": errors,
            "page": KeysetPage(next_url=_next(request.GET, page)),
        },
    )


def _filter(asked: QueryDict) -> EntryFilter:
    return EntryFilter(
        since=_parsed(asked, "tu", date.fromisoformat),
        until=_parsed(asked, "den", date.fromisoformat),
        verb=asked.get("viec", "")[:60],
        subject_id=asked.get("doi-tuong", "").strip().replace("\0", "")[:60],
        account=_parsed(asked, "tai-khoan", int),
        party=_parsed(asked, "nguoi", int),
        outcome="refused" if asked.get("tu-choi") else "",
    )


def _parsed(asked: QueryDict, name: str, parse: Callable[[str], T]) -> T | None:
    text = asked.get(name, "").strip()
    if not text:
        return None
    try:
        value = parse(text)
    except ValueError:
        raise Invalid({name: _("Nội dung này không đọc được; sửa lại hoặc để trống.")}) from None
    if isinstance(value, int) and not 0 < value < 2**63:
        raise Invalid({name: _("Số này nằm ngoài phạm vi.")})
    return value


def _questions(asked: QueryDict, errors: dict[str, str]) -> list[Field]:
    def question(
        name: str, label: str, kind: str = FieldKind.TEXT, choices: tuple[Choice, ...] = ()
    ) -> Field:
        return Field(
            name=name,
            label=label,
            kind=kind,
            value=asked.get(name, ""),
            error=errors.get(name, ""),
            required=False,
            width="medium",
            choices=choices,
        )

    all_verbs = (Choice("", _("Tất cả")), *(Choice(verb, words) for verb, words in verbs().items()))
    return [
        question("tu", _("Từ ngày"), FieldKind.DAY),
        question("den", _("Đến ngày"), FieldKind.DAY),
        question("viec", _("Việc đã làm"), FieldKind.SELECT, all_verbs),
        question("doi-tuong", _("Mã hồ sơ hoặc đối tượng")),
        question("tai-khoan", _("Số tài khoản")),
        question("nguoi", _("Số của người có dữ liệu")),
    ]


def _next(asked: QueryDict, page: EntryPage) -> str:
    if page.before is None:
        return ""
    following = asked.copy()
    following["truoc"] = str(page.before)
    return f"?{following.urlencode()}"
