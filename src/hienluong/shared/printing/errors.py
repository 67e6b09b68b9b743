"""What can go wrong in printing, in words for people."""

from hienluong.base.errors import Invalid, Unavailable

__all__ = ["FontsMissing", "NoSuchForm"]


class NoSuchForm(Invalid):
    """The set of forms has no such form."""

    code = "no_such_form"
    what = "Bộ mẫu giấy tờ áp dụng vào ngày này không có mẫu được yêu cầu."
    kept = "Hồ sơ không bị thay đổi."
    next_step = "Chọn bộ mẫu khác hoặc báo quản trị hệ thống."


class FontsMissing(Unavailable):
    """The fonts were not installed with the program, so that no paper can be set."""

    code = "fonts_missing"
    what = "Máy chủ chưa có phông chữ để in giấy tờ."
    next_step = "Báo quản trị hệ thống chạy lại bước chuẩn bị tài nguyên (make assets)."
