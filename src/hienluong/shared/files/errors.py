"""What can be refused about a file, in words for people."""

from typing import ClassVar

from hienluong.base.errors import Conflict, Invalid, NotFound, Unavailable

__all__ = [
    "FileDamaged",
    "FileInfected",
    "FileNotFound",
    "FileNotReady",
    "FileTooLarge",
    "FileTypeRefused",
    "ScanFailed",
]


class FileTooLarge(Invalid):
    """The file exceeds the limit of its purpose. Facts: `limit` in bytes."""

    status: ClassVar[int] = 413
    code = "file_too_large"
    what = "Tệp lớn hơn mức cho phép."
    next_step = "Giảm độ phân giải bản chụp, bản quét hoặc tách tệp rồi tải lên lại."


class FileTypeRefused(Invalid):
    """The content is of a kind the house does not take, or not what the name says."""

    code = "file_type_refused"
    what = "Hệ thống không nhận loại tệp này."
    next_step = "Tải lên tệp PDF, ảnh JPEG hoặc PNG, hoặc văn bản DOCX, XLSX, ODT."


class FileInfected(Invalid):
    """Malware or active content was found; the bytes are in quarantine."""

    code = "file_infected"
    what = "Tệp có mã độc hoặc nội dung tự chạy nên đã bị cách ly."
    kept = "Các tệp khác và nội dung đã nhập vẫn còn."
    next_step = "Kiểm tra máy đang dùng, quét hoặc in lại giấy tờ ra PDF rồi tải lên lại."


class FileNotReady(Conflict):
    """The scan has not ended; nobody may open the file before."""

    code = "file_not_ready"
    what = "Tệp đang chờ kiểm tra mã độc nên chưa mở được."
    kept = "Tệp đã được lưu nguyên vẹn."
    next_step = "Chờ vài phút rồi mở lại."


class ScanFailed(Conflict):
    """The scanner answered, but could not examine this file."""

    code = "scan_failed"
    what = "Không kiểm tra được mã độc trong tệp nên tệp chưa được mở."
    kept = "Tệp đã được lưu nguyên vẹn."
    next_step = "Đề nghị người gửi tải lên bản khác, hoặc báo quản trị hệ thống kiểm tra."


class FileDamaged(Unavailable):
    """The bytes on disk are missing or no longer match their digest."""

    code = "file_damaged"
    what = "Tệp trên kho lưu trữ không còn nguyên vẹn nên không được mở."
    kept = "Thông tin về tệp vẫn còn."
    next_step = "Báo quản trị hệ thống để khôi phục tệp từ bản sao lưu."


class FileNotFound(NotFound):
    """No such file."""

    code = "file_not_found"
    what = "Không tìm thấy tệp này."
