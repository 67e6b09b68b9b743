"""Money: whole đồng."""

from dataclasses import dataclass

from hienluong.base.text import number_to_words

__all__ = ["Money"]


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in đồng; there are no smaller coins."""

    dong: int

    def __str__(self) -> str:
        return f"{self.dong:,}".replace(",", ".") + " đồng"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.dong + other.dong)

    def __mul__(self, times: int) -> "Money":
        return Money(self.dong * times)

    @property
    def in_words(self) -> str:
        """As receipts want it: "Hai mươi bốn triệu … đồng", the first letter a capital."""
        words = f"{number_to_words(self.dong)} đồng"
        return words[0].upper() + words[1:]
