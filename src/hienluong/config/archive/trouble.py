"""Why an archive cannot be made or used."""

from hienluong.config.processes.trouble import CannotStart, Exit

__all__ = ["ArchiveBroken", "CannotRestore"]


class ArchiveBroken(CannotStart):
    """The file is no archive of this program, or not whole."""

    def __init__(self, message: str) -> None:
        super().__init__(message, Exit.FAILED)


class CannotRestore(CannotStart):
    """The place to restore to is not fit; nothing was changed."""

    def __init__(self, message: str) -> None:
        super().__init__(message, Exit.MISCONFIGURED)
