"""What each verb of the journal means to the person whose data it touched.

A package says it for its own verbs in a module `verbs`, imported at start-up.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["name_verbs", "purpose_of", "verbs"]

_purposes: dict[str, str | Promise] = {}
_UNNAMED = _("Xử lý công việc có liên quan")


def name_verbs(purposes: Mapping[str, str | Promise]) -> None:
    """Say in plain words what verbs mean: "Xem hồ sơ để giải quyết"."""
    _purposes.update(purposes)


def purpose_of(verb: str) -> str:
    """The plain words for a verb; general ones when nobody named it."""
    return str(_purposes.get(verb, _UNNAMED))


def verbs() -> dict[str, str]:
    """All named verbs with their words, by verb."""
    return {verb: str(words) for verb, words in sorted(_purposes.items())}


name_verbs(
    {
        "access.refused": _("Bị từ chối vì không có quyền"),
        "jobs.dropped": _("Bỏ một sự kiện giao không thành công"),
        "jobs.replayed": _("Giao lại một sự kiện"),
        "journal.read": _("Kiểm tra nhật ký"),
    }
)
