"""What can be refused while filing."""

from hienluong.base.errors import Conflict, Invalid, NotFound

__all__ = [
    "AlreadySent",
    "DraftIncomplete",
    "DraftNotFound",
    "FiledElsewhere",
    "KeyReused",
    "ProcedureChanged",
]


class DraftNotFound(NotFound):
    """No such draft, or somebody else's."""

    code = "draft_not_found"
    what = "Không tìm thấy bản nháp này."
    next_step = "Mở danh sách bản nháp của mình, hoặc bắt đầu lại từ trang thủ tục."


class AlreadySent(Conflict):
    """The draft has become a case."""

    code = "already_sent"
    what = "Bản nháp này đã được gửi thành hồ sơ nên không sửa được nữa."
    next_step = "Mở trang hồ sơ để xem hoặc bổ sung."


class DraftIncomplete(Invalid):
    """Something is missing or wrong; `fields` says where."""

    code = "draft_incomplete"
    what = "Hồ sơ còn mục chưa đủ hoặc chưa đúng."


class ProcedureChanged(Conflict):
    """The procedure was withdrawn or replaced while the form was being filled."""

    code = "procedure_changed"
    what = "Thủ tục này đã thay đổi hoặc bãi bỏ trong lúc khai nên chưa gửi được."
    kept = "Bản nháp và các tệp vẫn được giữ."
    next_step = "Xem lại trang thủ tục; nếu có phiên bản mới, bắt đầu hồ sơ mới từ trang đó."


class KeyReused(Invalid):
    """An app sent another filing under a key that has become a case already."""

    code = "key_reused"
    what = "Khóa Idempotency-Key này đã dùng cho một hồ sơ có nội dung khác."
    kept = "Hồ sơ nộp trước với khóa này vẫn còn nguyên; nội dung vừa gửi chưa được nộp."
    next_step = "Nếu muốn nộp thêm một hồ sơ, gửi lại với khóa mới."


class FiledElsewhere(Conflict):
    """No agency of the province takes this procedure."""

    code = "filed_elsewhere"
    what = "Thủ tục này do cơ quan ngoài hệ thống của tỉnh giải quyết nên không nộp được ở đây."
    next_step = "Xem trang thủ tục để biết nơi nộp."
