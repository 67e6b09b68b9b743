"""What the organisation refuses."""

from hienluong.base.errors import Conflict, NotFound

__all__ = ["InACircle", "NoSuchAgency", "NoSuchPost", "NoSuchUnit", "PostHeld", "StillHasParts"]


class NoSuchAgency(NotFound):
    code = "no_such_agency"
    what = "Không có cơ quan này vào ngày được hỏi."


class NoSuchUnit(NotFound):
    code = "no_such_unit"
    what = "Không có đơn vị hành chính này vào ngày được hỏi."


class NoSuchPost(NotFound):
    code = "no_such_post"
    what = "Không có vị trí công tác này vào ngày được hỏi."


class StillHasParts(Conflict):
    code = "still_has_parts"
    what = "Vẫn còn đơn vị trực thuộc có hiệu lực sau ngày này."
    next_step = "Kết thúc hoặc chuyển các đơn vị trực thuộc trước."


class InACircle(Conflict):
    code = "in_a_circle"
    what = "Cơ quan cấp trên đã chọn lại trực thuộc chính cơ quan này."
    next_step = "Chọn cơ quan cấp trên khác."


class PostHeld(Conflict):
    code = "post_held"
    what = "Vị trí này đã có người giữ trong khoảng thời gian đã chọn."
    next_step = "Kết thúc việc bổ nhiệm trước đó, hoặc chọn ngày khác."
