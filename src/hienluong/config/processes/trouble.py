"""Why the program cannot start, each with its own exit code (docs: `hienluong up --help`)."""

from enum import IntEnum

__all__ = ["CannotStart", "Exit"]


class Exit(IntEnum):
    """Exit codes of `hienluong`: scripts rely on them."""

    FAILED = 1
    MISCONFIGURED = 2
    SECOND_COPY = 3
    PORT_TAKEN = 4
    DISK_FULL = 5
    DATABASE_BROKEN = 6
    DATABASE_NEWER = 7


class CannotStart(RuntimeError):
    """A reason not to start, told before anything was changed. The message says what to do."""

    def __init__(self, message: str, code: Exit) -> None:
        super().__init__(message)
        self.code = code
