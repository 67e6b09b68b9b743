"""What a page kept ready-made says while the database is away."""

from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _

__all__ = ["tell_away"]

_PLACE = b"<!-- away -->"
"""Where `face/base.html` lets it be said."""


def tell_away(page: bytes, language: str) -> bytes:
    """The page with a banner on top: reading goes on, the rest has to wait."""
    return page.replace(_PLACE, _banner(language).encode(), 1)


def _banner(language: str) -> str:
    with translation.override(language):
        return format_html(
            '<aside class="demo-banner" aria-label="{}"><strong>{}</strong> {}</aside>',
            _("Hệ thống đang gián đoạn"),
            _("Hệ thống đang gián đoạn."),
            _(
                "Trang này là bản đã lưu gần đây, vẫn đọc được. Việc đăng nhập, nộp hồ sơ, tra cứu xin thử lại sau ít phút."
            ),
        )
