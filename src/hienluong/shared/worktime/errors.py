"""What can be refused about calendars."""

from hienluong.base.errors import Conflict, NotFound

__all__ = ["NoSuchOverride", "OverrideWithdrawn"]


class NoSuchOverride(NotFound):
    """No override has this id."""

    code = "no_such_override"
    what = "Không tìm thấy ngày thay đổi này."


class OverrideWithdrawn(Conflict):
    """Somebody withdrew it before."""

    code = "override_withdrawn"
    what = "Ngày thay đổi này đã được thu hồi trước đó."
    kept = "Không có gì bị thay đổi thêm."
    next_step = "Mở lại lịch để xem ngày đó bây giờ thế nào."
