"""The ten national statuses, derived from our states (message "TrangThaiHoSo")."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from hienluong.systems.cases.models import Business

__all__ = ["NATIONAL_WORDS", "national_status"]

NATIONAL_WORDS: Mapping[int, str] = {
    1: gettext_noop("Mới đăng ký"),
    2: gettext_noop("Được tiếp nhận"),
    3: gettext_noop("Không được tiếp nhận"),
    4: gettext_noop("Đang xử lý"),
    5: gettext_noop("Yêu cầu bổ sung giấy tờ"),
    6: gettext_noop("Yêu cầu thực hiện nghĩa vụ tài chính"),
    7: gettext_noop("Công dân yêu cầu rút hồ sơ"),
    8: gettext_noop("Dừng xử lý"),
    9: gettext_noop("Đã xử lý xong"),
    10: gettext_noop("Đã trả kết quả"),
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
