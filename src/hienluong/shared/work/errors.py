"""What can be refused about work."""

from hienluong.base.errors import Conflict, NotAllowed

__all__ = ["ItemTaken", "NobodyDecides", "NotOnYourList", "WrongHands"]


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


class WrongHands(Conflict):
    """The post that was to receive it could not finish it: another body, ended, or without the rights."""

    code = "wrong_hands"
    what = "Vị trí được chọn không thể nhận việc này."
    kept = "Việc vẫn ở người đang giữ."
    next_step = "Chọn người cùng cơ quan có đủ quyền xử lý bước này."


class NobodyDecides(Conflict):
    """An ended agency left work, its heir is unclear, and the province has no centre whose head could decide."""

    code = "nobody_decides"
    what = (
        "Chưa có người đứng đầu trung tâm phục vụ hành chính công tỉnh để chọn cơ quan tiếp tục giải quyết."
    )
    kept = "Việc vẫn được giữ nguyên, chờ chuyển."
    next_step = "Bổ sung vị trí Giám đốc trung tâm cấp tỉnh, rồi phát lại sự kiện."
