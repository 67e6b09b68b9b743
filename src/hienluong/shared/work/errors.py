"""What can be refused about work."""

from hienluong.base.errors import Conflict, NotAllowed

__all__ = ["ItemTaken", "NotOnYourList"]


class ItemTaken(Conflict):
    """Somebody finished it first, or it was called back."""

    code = "item_taken"
    what = "Việc này đã được xử lý hoặc thu hồi."
    kept = "Không có gì bị thay đổi thêm."
    next_step = "Mở lại danh sách việc để xem tình trạng mới."


class NotOnYourList(NotAllowed):
    """The item is on another post's list."""

    code = "not_on_your_list"
    what = "Việc này không thuộc vị trí công tác của người đang đăng nhập."
    next_step = "Mở danh sách việc của mình; nếu cần, đề nghị người phụ trách phân công lại."
