"""What can be refused in the agenda, in words for people."""

from hienluong.base.errors import Conflict, Invalid, NotFound

__all__ = ["ActNotPossible", "EmptyWeek", "FeedNotFound", "LineNotFound", "WeekNotFound"]


class ActNotPossible(Conflict):
    """The state does not allow the act (any more)."""

    code = "agenda_act_not_possible"
    what = "Lịch tuần này đã ở bước khác nên việc vừa chọn không làm được."
    kept = "Lịch đang có không thay đổi."
    next_step = "Tải lại trang để xem bản mới và các việc làm được."


class EmptyWeek(Invalid):
    """There is nothing to approve."""

    code = "agenda_empty_week"
    what = "Lịch tuần chưa có việc nào nên chưa trình được."
    next_step = "Thêm ít nhất một việc, rồi trình lại."


class WeekNotFound(NotFound):
    """No such week or version, or not for this reader."""

    code = "agenda_week_not_found"
    what = "Không tìm thấy lịch công tác này."
    next_step = "Chọn tuần khác, hoặc cơ quan khác."


class LineNotFound(NotFound):
    """The line is gone: somebody else took it off."""

    code = "agenda_line_not_found"
    what = "Không tìm thấy việc này trong lịch; có thể người khác vừa bỏ."
    next_step = "Mở lại lịch tuần để xem bản mới."


class FeedNotFound(NotFound):
    """The secret address is wrong, or was renewed."""

    code = "agenda_feed_not_found"
    what = "Địa chỉ lịch riêng không đúng hoặc đã được đổi."
    next_step = "Mở trang Lịch tuần để lấy địa chỉ mới."
