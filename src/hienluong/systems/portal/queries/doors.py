"""What people come to a site for: the first thing its first page offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hienluong.systems.portal.models import SectionPage, SiteHome
from hienluong.systems.portal.rules.addresses import public_path

__all__ = ["Door", "doors_of"]


@dataclass(frozen=True, slots=True)
class Door:
    """A way to something that can be done or looked up."""

    title: str | Promise
    url: str
    hint: str | Promise = ""


_HINTS: Mapping[str, Promise] = {
    "procedures": _("Cần giấy tờ gì, bao lâu, hết bao nhiêu tiền."),
    "questions": _("Hỏi cơ quan, xem câu đã trả lời."),
    "legal": _("Tìm theo số, ký hiệu hoặc nội dung."),
    "agenda": _("Lãnh đạo làm gì trong tuần, khi nào tiếp dân."),
}
"""By module."""

_CASE = Door(_("Tra cứu hồ sơ"), "/tra-cuu/", _("Đang ở bước nào, ai làm tiếp, khi nào xong."))
_FEEDBACK = Door(_("Phản ánh, kiến nghị"), "/phan-anh/", _("Về quy định, thủ tục, thái độ của cán bộ."))


def doors_of(page: SiteHome) -> Sequence[Door]:
    """What one does comes before what one looks up: a procedure, a case, a question, feedback; then the living sections."""
    own = _of_modules(page)
    first = [own.get("procedures"), _CASE, own.get("questions"), _FEEDBACK]
    return [door for door in (*first, own.get("legal"), own.get("agenda")) if door]


def _of_modules(page: SiteHome) -> Mapping[str, Door]:
    """The first section of each module, under the name that the site gives it."""
    rows = (
        SectionPage.objects.live()
        .filter(path__startswith=page.path, module__in=_HINTS)
        .order_by("-path")
        .values_list("module", "title", "url_path")
    )
    return {module: Door(title, public_path(url), _HINTS[module]) for module, title, url in rows}
