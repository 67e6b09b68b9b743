"""What of a page in English is still Vietnamese without saying so."""

import re
from html.parser import HTMLParser

__all__ = ["left_vietnamese"]

_VIETNAMESE = re.compile(r"[ăâđêôơưà-ãè-êìíò-õùúýĩũạ-ỹ]", re.IGNORECASE)
_READ_OUT = ("title", "aria-label", "placeholder", "alt", "data-done", "content")
_ALONE = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNSEEN = frozenset({"script", "style", "title", "textarea"})
"""The title of a window holds text alone, so that a Vietnamese name in it cannot be marked."""
NAMES = ("Hiền Lương", "Quảng Trị")
EXAMPLES = (
    "bảng giá đất",
    "làm giấy khai sinh, xac nhan doc than, mở quán ăn",
    "UBND xã Hải Phú, huyện Hải Lăng",
    "Bệnh viện Đa khoa tỉnh",
    "công ty",
    "doanh nghiệp",
    "Hộ kinh doanh",
    "7 giờ 30",
)
"""What a person types stays Vietnamese in the English sentence that explains it."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    @property
    def _excused(self) -> bool:
        return any(excused for _, excused in self._open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        excused = facts.get("lang") == "vi" or tag in _UNSEEN
        if not excused and not self._excused:
            for name in _READ_OUT:
                self._judge(facts.get(name) or "")
        if tag not in _ALONE:
            self._open.append((tag, excused))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self._excused:
            self._judge(data)

    def _judge(self, text: str) -> None:
        told = text.strip()
        for name in (*NAMES, *EXAMPLES):
            text = text.replace(name, "")
        if _VIETNAMESE.search(text):
            self.found.append(told)


def left_vietnamese(html: str) -> list[str]:
    """Texts and labels outside `lang="vi"` in which a Vietnamese letter stands."""
    reader = _Reader()
    reader.feed(html)
    return reader.found
