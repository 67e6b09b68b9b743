"""What an agency may write at the foot of its site. Pure."""

import re

from django.utils.translation import gettext_noop

from hienluong.systems.portal.models.site import Accent
from hienluong.systems.portal.values import SiteSettings

__all__ = ["faults_of"]

_LONGEST = {"address": 300, "phone": 40, "email": 254, "responsible": 200, "licence": 300}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"[\d\s+().-]*")
_MOST_VISITS = 2_000_000_000


def faults_of(settings: SiteSettings) -> dict[str, str]:
    """What is wrong, by box; empty when all can stand."""
    found = {name: _long(getattr(settings, name), most) for name, most in _LONGEST.items()}
    if settings.email and not _EMAIL.fullmatch(settings.email):
        found["email"] = gettext_noop("Thư điện tử có dạng ten@coquan.gov.vn.")
    if not _PHONE.fullmatch(settings.phone):
        found["phone"] = gettext_noop("Số điện thoại chỉ gồm chữ số, khoảng trắng và dấu + ( ) - .")
    if settings.accent not in Accent.values:
        found["accent"] = gettext_noop("Chọn màu trong danh sách.")
    if not 0 <= settings.counter_start <= _MOST_VISITS:
        found["counter_start"] = gettext_noop("Ghi số lượt truy cập đã có trước đây, bằng chữ số.")
    return {name: words for name, words in found.items() if words}


def _long(text: str, most: int) -> str:
    return gettext_noop("Nội dung quá dài.") if len(text) > most else ""
