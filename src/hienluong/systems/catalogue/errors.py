"""What the catalogue refuses."""

from hienluong.base.errors import Conflict, NotFound

__all__ = ["NoSuchDecider", "NoSuchProcedure", "ProcedureWithdrawn", "VersionOutOfOrder"]


class NoSuchProcedure(NotFound):
    """No procedure of this code was in force on the day."""

    code = "no_such_procedure"
    what = "Không có thủ tục với mã này vào ngày đang xem."
    next_step = "Kiểm tra lại mã, hoặc tìm theo tên thường gọi."


class ProcedureWithdrawn(Conflict):
    """The procedure was withdrawn; nothing can be published or filed."""

    code = "procedure_withdrawn"
    what = "Thủ tục này đã được bãi bỏ."
    next_step = "Tìm thủ tục thay thế, hoặc hỏi trung tâm phục vụ hành chính công."


class VersionOutOfOrder(Conflict):
    """A version may only begin after the one in force began."""

    code = "version_out_of_order"
    what = "Phiên bản mới phải có hiệu lực sau phiên bản đang dùng."
    next_step = "Chọn ngày hiệu lực muộn hơn."


class NoSuchDecider(NotFound):
    """No source says who decides this procedure."""

    code = "no_such_decider"
    what = "Chưa công bố cơ quan giải quyết thủ tục này."
    next_step = "Hỏi trung tâm phục vụ hành chính công."
