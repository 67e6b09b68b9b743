"""What the organisation refuses."""

from hienluong.base.errors import Conflict, NotFound

__all__ = ["NoSuchAgency", "NoSuchPost", "NoSuchUnit", "NotInForce"]


class NoSuchAgency(NotFound):
    code = "no_such_agency"
    what = "Không có cơ quan này vào ngày được hỏi."


class NoSuchUnit(NotFound):
    code = "no_such_unit"
    what = "Không có đơn vị hành chính này vào ngày được hỏi."


class NoSuchPost(NotFound):
    code = "no_such_post"
    what = "Không có vị trí công tác này vào ngày được hỏi."


class NotInForce(Conflict):
    code = "not_in_force"
    what = "Nội dung này không có hiệu lực vào ngày đã chọn."
    next_step = "Chọn một ngày trong thời gian có hiệu lực."
