"""What the first page of a document says of it: number, day, issuer, subject. A help for typing, never a fact. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from hienluong.base.symbols import tidy_symbol
from hienluong.base.text import clean_line, nfc

__all__ = ["Guess", "guess"]

_SYMBOL = re.compile(r"\bSố\s*:?\s*(\d{1,6}\s*[a-zđ]?\s*/\s*[\w&/.–-]+(?:\s*[-–]\s*[\w&]+)*)", re.IGNORECASE)
_DAY = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*(?:V/v|Về việc)\s*:?\s*(.+)", re.IGNORECASE)
_MOTTO = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐỘC LẬP - TỰ DO", "ĐỘC LẬP – TỰ DO", "ĐẢNG CỘNG SẢN")
_ENDS_SUBJECT = ("kính gửi", "căn cứ", "thực hiện", "khẩn", "thượng khẩn", "hỏa tốc", "điều 1")
_PARENTS = ("ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "BỘ ", "CHÍNH PHỦ")
_FIRST_LINES = 40
_MOST_LINES_OF_A_SUBJECT = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """What was found; empty where nothing was."""

    symbol: str = ""
    issued_on: date | None = None
    issuer_name: str = ""
    subject: str = ""


def guess(text: str) -> Guess:
    """Read the head of a page set by NĐ 30/2020/NĐ-CP, Phụ lục I, whatever order its columns were read in."""
    lines = [line for line in map(clean_line, nfc(text).splitlines()) if line][:_FIRST_LINES]
    head = "\n".join(lines)
    found = _SYMBOL.search(head)
    return Guess(
        symbol=tidy_symbol(found[1]) if found else "",
        issued_on=_day(head),
        issuer_name=_issuer(lines),
        subject=_subject(lines),
    )


def _day(head: str) -> date | None:
    found = _DAY.search(head)
    try:
        return date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        return None


def _issuer(lines: list[str]) -> str:
    """The lines in capitals above the number, without the motto; of two agencies the lower one issues."""
    names: list[str] = []
    for line in lines:
        if line.upper().startswith(_MOTTO):
            continue
        if (
            line != line.upper()
            or not any(letter.isalpha() for letter in line)
            or line.upper().startswith("SỐ:")
        ):
            break
        names.append(line)
    whole = clean_line(" ".join(names))
    return _told(_below_parent(whole))


def _below_parent(name: str) -> str:
    """ "UBND TỈNH QUẢNG TRỊ SỞ NỘI VỤ" → "SỞ NỘI VỤ"."""
    for word in (" SỞ ", " CỤC ", " CHI CỤC ", " BAN ", " VĂN PHÒNG ", " TRUNG TÂM "):
        at = name.find(word)
        if at > 0 and name.startswith(_PARENTS):
            return name[at + 1 :]
    return name


def _told(name: str) -> str:
    """From capitals to the way names are written in running text; a person puts the rest right."""
    return name.capitalize() if name else ""


def _subject(lines: list[str]) -> str:
    for at, line in enumerate(lines):
        found = _ABOUT.match(line)
        if found:
            rest = _until_end(lines[at + 1 : at + _MOST_LINES_OF_A_SUBJECT])
            return clean_line(" ".join([found[1], *rest]))
    return ""


def _until_end(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        low = line.lower()
        if (
            low.startswith(_ENDS_SUBJECT)
            or _DAY.search(line)
            or line == line.upper()
            or line.endswith(", ngày")
        ):
            break
        if re.match(r"^[\w\s]{2,30},\s*$", line):
            break
        kept.append(line)
    return kept
