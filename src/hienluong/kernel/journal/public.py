"""Front door of the journal."""

from hienluong.kernel.journal.actions.record import Note, Subject, record, record_all

__all__ = ["Note", "Subject", "record", "record_all"]
