"""The ten national statuses, derived from our states (message "TrangThaiHoSo")."""

from collections.abc import Mapping

from hienluong.systems.cases.models import Business

__all__ = ["NATIONAL_WORDS", "national_status"]

NATIONAL_WORDS: Mapping[int, str] = {
    1: "Mới đăng ký",
    2: "Được tiếp nhận",
    3: "Không được tiếp nhận",
    4: "Đang xử lý",
    5: "Yêu cầu bổ sung giấy tờ",
    6: "Yêu cầu thực hiện nghĩa vụ tài chính",
    7: "Công dân yêu cầu rút hồ sơ",
    8: "Dừng xử lý",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}

_STATUS: Mapping[str, int] = {
    Business.FILED: 1,
    Business.REFUSED: 3,
    Business.PROCESSING: 4,
    Business.COORDINATION: 4,
    Business.APPROVAL: 4,
    Business.APPROVED: 4,
    Business.SUPPLEMENT: 5,
    Business.FINANCE: 6,
    Business.WITHDRAWN: 7,
    Business.STOPPED: 8,
    Business.ISSUED: 9,
    Business.CLOSED: 10,
}


def national_status(business: str, *, handed_on: bool) -> int:
    """The national status 1 to 10. A case just received and not yet handed on is 2, then 4."""
    if business == Business.PROCESSING and not handed_on:
        return 2
    return _STATUS[business]
