"""What the worker does for documents."""

from hienluong.kernel.jobs.public import every
from hienluong.systems.legal.actions.read_files import read_waiting

__all__ = ["read_files"]


@every(15, "legal.read-files")
def read_files() -> None:
    """Read the text of files that were added."""
    read_waiting()
