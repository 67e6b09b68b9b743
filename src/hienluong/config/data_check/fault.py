"""One thing that is wrong in a data file, and how faults are gathered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hienluong.base.errors import Invalid

__all__ = ["Fault", "faults_of"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where an author has to look: the file, the place in it, and what is wrong there."""

    file: Path
    place: str
    says: str

    def __str__(self) -> str:
        return ": ".join(part for part in (str(self.file), self.place, self.says) if part)


def faults_of(file: Path, read: Callable[[], object]) -> Iterator[Fault]:
    """The faults that reading a file tells by raising Invalid."""
    try:
        read()
    except Invalid as refusal:
        told = refusal.fields or {"": str(refusal)}
        yield from (Fault(file, place, says) for place, says in told.items())
