"""Errors with meaning. Actions raise them; `face.errors` tells them to people in one place.

Each class says in plain Vietnamese what happened (`what`), what was kept (`kept`) and what to do
next (`next_step`). The sentences are message ids of the translation catalogue; placeholders are
filled from the error's facts.
"""

from collections.abc import Mapping
from typing import ClassVar

__all__ = [
    "Busy",
    "Conflict",
    "HouseError",
    "Invalid",
    "NotAllowed",
    "NotFound",
    "SignInNeeded",
    "TooLarge",
    "Unavailable",
    "WrongMediaType",
]


class HouseError(Exception):
    """Something the house refuses or cannot do; never raised itself, only its kinds."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "error"
    what: ClassVar[str] = "Có lỗi trong khi xử lý."
    kept: ClassVar[str] = "Những gì đã lưu trước đó vẫn còn nguyên."
    next_step: ClassVar[str] = "Hãy thử lại; nếu vẫn lỗi, gọi trung tâm phục vụ hành chính công."

    def __init__(self, message: str = "", **facts: object) -> None:
        super().__init__(message or self.what)
        self.facts: Mapping[str, object] = facts


class Invalid(HouseError):
    """What was typed or sent breaks a rule. `fields` maps field paths to sentences."""

    status = 422
    code = "invalid"
    what = "Có lỗi cần sửa."
    kept = "Nội dung đã nhập vẫn còn."
    next_step = "Sửa các mục được nêu rồi gửi lại."

    def __init__(self, fields: Mapping[str, str] | None = None, message: str = "", **facts: object) -> None:
        super().__init__(message, **facts)
        self.fields: Mapping[str, str] = fields or {}


class SignInNeeded(HouseError):
    """Nobody is signed in and the act needs somebody."""

    status = 401
    code = "sign_in_needed"
    what = "Cần đăng nhập để tiếp tục."
    kept = "Những gì đã lưu trước đó vẫn còn nguyên."
    next_step = "Đăng nhập rồi làm tiếp."


class NotAllowed(HouseError):
    """The actor holds no right for this act at this moment."""

    status = 403
    code = "not_allowed"
    what = "Vị trí công tác hiện tại không có quyền làm việc này."
    kept = "Không có gì bị thay đổi."
    next_step = "Nếu cần làm việc này, đề nghị người phụ trách đơn vị phân công hoặc ủy quyền."


class NotFound(HouseError):
    """The thing does not exist, or the actor may not know that it does."""

    status = 404
    code = "not_found"
    what = "Không tìm thấy nội dung này."
    kept = "Không có gì bị thay đổi."
    next_step = "Kiểm tra lại mã hoặc đường dẫn, hoặc tìm theo tên."


class TooLarge(HouseError):
    """What was sent is larger than the address takes."""

    status = 413
    code = "too_large"
    what = "Nội dung gửi tới lớn hơn mức cho phép."
    kept = "Không có gì bị thay đổi."
    next_step = "Chia nhỏ hoặc rút gọn nội dung rồi gửi lại."


class WrongMediaType(HouseError):
    """What was sent is of another media type than the address takes. For programs: our own forms send the right one."""

    status = 415
    code = "wrong_media_type"
    what = "Nội dung gửi tới không đúng kiểu mà địa chỉ này nhận."
    kept = "Không có gì bị thay đổi."
    next_step = "Gửi lại với Content-Type ghi trong tài liệu của API."


class Conflict(HouseError):
    """The state has moved on; the act no longer fits."""

    status = 409
    code = "conflict"
    what = "Trạng thái đã thay đổi nên không thực hiện được việc này."
    kept = "Nội dung đã nhập vẫn còn."
    next_step = "Tải lại trang để xem trạng thái mới."


class Busy(HouseError):
    """Too many tries in a short time."""

    status = 429
    code = "busy"
    what = "Có quá nhiều yêu cầu trong thời gian ngắn."
    kept = "Nội dung đã nhập vẫn còn."
    next_step = "Chờ một phút rồi thử lại."


class Unavailable(HouseError):
    """A part this act depends on does not answer now."""

    status = 503
    code = "unavailable"
    what = "Hệ thống tạm thời chưa phục vụ được việc này."
    kept = "Những gì đã lưu trước đó vẫn còn nguyên."
    next_step = "Chờ ít phút rồi thử lại."
