"""The people whom the provider knows in a demonstration: all invented, the same at every start; no Django here.

Their numbers have the form of real ones but end in 9999xx, far above any serial given out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

__all__ = ["DEMO_CITIZENS", "DemoCitizen", "HolderFacts", "demo_people"]

_HOW_MANY = 40
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Hoàng", "Phan", "Võ", "Hồ", "Đặng", "Bùi", "Dương", "Trương", "Cao")
_WOMEN = ("Thị Hạnh", "Thị Bình", "Thu Hà", "Thanh Tâm", "Thị Mỹ Lệ", "Ngọc Ánh", "Thị Diệp", "Phương Thảo")
_MEN = ("Văn Bến", "Đức Thắng", "Quang Vinh", "Hữu Phước", "Minh Trí", "Xuân Sơn", "Công Thành", "Anh Khoa")
_PLACES = ("phường Đông Hà", "phường Đồng Hới", "xã Khe Sanh", "xã Cửa Tùng", "xã Bến Hải", "xã Lao Bảo",
           "xã Triệu Phong", "xã Hải Lăng", "xã Cam Lộ", "xã Gio Linh")  # fmt: skip
_FIRST_BIRTH = date(1958, 3, 12)
_YEAR_STEP = timedelta(days=449)


@dataclass(frozen=True, slots=True)
class HolderFacts:
    """One invented person."""

    number: str
    full_name: str
    birth_date: date
    sex: str
    address: str
    phone: str

    @property
    def subject(self) -> str:
        """The subject the provider gives out: it tells nothing of the number."""
        return str(uuid5(NAMESPACE_URL, f"hienluong-demo:{self.number}"))


@dataclass(frozen=True, slots=True)
class DemoCitizen:
    """A person to be played with one tap."""

    key: str
    name: str
    says: str
    subject: str
    identifier: str
    birth_date: date


def demo_people() -> list[HolderFacts]:
    """All invented people, in a fixed order."""
    return list(_people())


def _people() -> Iterator[HolderFacts]:
    for index in range(_HOW_MANY):
        born = _FIRST_BIRTH + index * _YEAR_STEP
        is_woman = index % 2 == 0
        given = (_WOMEN if is_woman else _MEN)[index // 2 % len(_WOMEN)]
        yield HolderFacts(
            number=_number(born, index, is_woman=is_woman),
            full_name=f"{_FAMILIES[index * 5 % len(_FAMILIES)]} {given}",
            birth_date=born,
            sex="nữ" if is_woman else "nam",
            address=f"Tổ {index % 7 + 1}, {_PLACES[index % len(_PLACES)]}, tỉnh Quảng Trị",
            phone=f"09000000{index:02d}",
        )


def _number(born: date, index: int, *, is_woman: bool) -> str:
    """Place of birth, century and sex, year, serial (Nghị định 137/2015/NĐ-CP, điều 13)."""
    century = 2 * (born.year // 100 - 19) + int(is_woman)
    return f"{'045' if index % 3 else '044'}{century}{born.year % 100:02d}9999{index:02d}"


def _citizen(key: str, says: str, person: HolderFacts) -> DemoCitizen:
    return DemoCitizen(key, person.full_name, says, person.subject, person.number, person.birth_date)


DEMO_CITIZENS = (
    _citizen("cong-dan-1", "Công dân, nộp hồ sơ và nhận kết quả", demo_people()[22]),
    _citizen("cong-dan-2", "Một công dân khác", demo_people()[29]),
)
