"""Marks of state secrets, which must not enter this system (Luật 29/2018/QH14; QĐ 28/2018/QĐ-TTg). Pure."""

import re

from hienluong.base.text import nfc

__all__ = ["secrecy_mark"]

_ALONE = re.compile(
    r"^[\W_]*(?:độ mật\s*[:\-]?\s*)?(tuyệt mật|tối mật|mật)[\W_]*$", re.IGNORECASE | re.MULTILINE
)
"""The stamp is a line of its own; "bảo mật", "mật khẩu" and "bí mật" inside sentences are no stamp."""
_NAMED = re.compile(r"(?:độ|mức độ|tài liệu|văn bản)\s+(tuyệt mật|tối mật|mật)\b", re.IGNORECASE)


def secrecy_mark(*texts: str) -> str:
    """The first mark found ("TỐI MẬT"), or nothing. Looks at stamps, which stand on a line of their own, and at names."""
    for text in texts:
        found = _ALONE.search(nfc(text)) or _NAMED.search(nfc(text))
        if found:
            return found[1].upper()
    return ""
