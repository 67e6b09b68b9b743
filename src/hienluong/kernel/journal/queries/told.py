"""Entries in words for those who check: names of accounts and titles of posts instead of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hienluong.kernel.access.public import ActorKind
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.verbs import purpose_of
from hienluong.kernel.organisation.models import Post
from hienluong.kernel.people.models import Officer

__all__ = ["Told", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with who did it, at which posts, and what it means."""

    entry: Entry
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
