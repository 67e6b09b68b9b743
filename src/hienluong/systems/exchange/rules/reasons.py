"""Why a message is refused for good, in words that travel in receipts. Pure."""

from enum import StrEnum

__all__ = ["Reason"]


class Reason(StrEnum):
    """The value is what both sides read."""

    NOT_FOR_US = "Gói tin gửi cho hệ thống khác"
    FOREIGN_SENDER = "Cơ quan gửi không thuộc hệ thống gửi"
    UNKNOWN_RECEIVER = "Không có cơ quan nhận mang mã này"
    NOT_PERMITTED = "Hệ thống gửi chưa được phép gửi loại văn bản này"
    ALTERED = "Nội dung không khớp với phần đầu đã ký"
    PART_MISSING = "Thiếu hoặc sai tệp gửi kèm"
    TOO_LARGE = "Gói tin vượt giới hạn dung lượng"
