"""Entries in words for those who check: names of accounts and titles of posts instead of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from hienluong.kernel.access.public import ActorKind
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.verbs import purpose_of
from hienluong.kernel.organisation.models import Post
from hienluong.kernel.people.models import Officer

__all__ = ["Told", "told"]


_SUBJECTS = {
    "account": _lazy("Tài khoản"),
    "address": _lazy("Địa chỉ"),
    "agency": _lazy("Cơ quan"),
    "authority": _lazy("Nơi cấp chứng thư"),
    "blob": _lazy("Nội dung tệp"),
    "case": _lazy("Hồ sơ"),
    "catalogue": _lazy("Danh mục thủ tục"),
    "delegation": _lazy("Ủy quyền"),
    "delivery": _lazy("Việc chuyển sự kiện"),
    "draft": _lazy("Bản nháp"),
    "file": _lazy("Tệp"),
    "journal": _lazy("Nhật ký"),
    "party": _lazy("Người, tổ chức"),
    "post": _lazy("Vị trí"),
    "procedure": _lazy("Thủ tục"),
    "procedure_version": _lazy("Bản của thủ tục"),
    "provider": _lazy("Nơi định danh"),
    "province": _lazy("Dữ liệu của tỉnh"),
    "signature": _lazy("Chữ ký"),
    "signing_key": _lazy("Khóa ký"),
    "unit": _lazy("Đơn vị hành chính"),
}
"""What the kinds of subjects mean to those who check; a kind without words stands as it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with what it is about, who did it, at which posts, and what it means."""

    entry: Entry
    subject: str
    purpose: str
    who: str
    posts: str


def told(entries: Sequence[Entry]) -> list[Told]:
    """The entries in words. Two queries whatever the length; citizens stay numbers."""
    accounts = {entry.account for entry in entries if entry.account}
    names = dict(Officer.objects.filter(account_id__in=accounts).values_list("account_id", "full_name"))
    posts = {post for entry in entries for post in entry.posts}
    titles = dict(Post.objects.filter(pk__in=posts).values_list("pk", "title"))
    return [
        Told(
            entry=entry,
            subject=str(_SUBJECTS.get(entry.subject_kind, entry.subject_kind)),
            purpose=purpose_of(entry.verb),
            who=_who(entry, names),
            posts=", ".join(titles[post] for post in entry.posts if post in titles),
        )
        for entry in entries
    ]


def _who(entry: Entry, names: dict[int, str]) -> str:
    if entry.actor_kind == ActorKind.SYSTEM:
        return _("Hệ thống")
    if entry.account is None:
        return _("Không đăng nhập")
    return names.get(entry.account) or _("Tài khoản số %(number)s") % {"number": entry.account}
