"""When a summary says enough: nobody's words are dropped. Pure."""

from collections.abc import Collection

from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.systems.voice.models.consultation import CommentState

__all__ = ["ensure_all_treated"]


def ensure_all_treated(comments: Collection[tuple[str, bool]], summary: str) -> None:
    """Raise Invalid unless each comment was looked at and each that counts stands in a group.

    `comments` are (state, stands in a group). Hidden ones need no group: why they are hidden is kept with them.
    """
    faults = {}
    if any(state == CommentState.WAITING for state, _grouped in comments):
        faults["comments"] = gettext_noop("Còn ý kiến chưa duyệt.")
    elif any(state == CommentState.SHOWN and not grouped for state, grouped in comments):
        faults["comments"] = gettext_noop("Còn ý kiến chưa xếp vào nhóm nên chưa có phần giải trình.")
    if not 10 <= len(summary) <= 20_000:
        faults["summary"] = gettext_noop("Viết phần tổng hợp chung từ 10 đến 20.000 ký tự.")
    if faults:
        raise Invalid(faults)
