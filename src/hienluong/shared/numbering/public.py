"""Front door of numbering."""

from hienluong.shared.numbering.actions.take import take, take_many

__all__ = ["take", "take_many"]
