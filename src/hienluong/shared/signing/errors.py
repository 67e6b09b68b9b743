"""What can be refused about signatures, in words for people."""

from hienluong.base.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable

__all__ = [
    "ActivationRefused",
    "AlreadySealed",
    "AnchorRefused",
    "KeyNotFound",
    "KeyRefused",
    "KeyUnavailable",
    "NoSigningKey",
    "NotYourPost",
    "NumberPlaceMissing",
    "PdfNotSignable",
    "PreparedNotFound",
    "SignatureRefused",
    "SignedElsewhere",
    "TimestampUnavailable",
    "XmlNotReadable",
    "XmlNotSignable",
]


class NotYourPost(NotAllowed):
    """A signature is given as a post that the actor neither holds nor acts for."""

    code = "not_your_post"
    what = "Người đang đăng nhập không giữ hoặc không được ủy quyền ở vị trí ký văn bản này."


class NoSigningKey(Conflict):
    """The post or agency has no certificate, and this installation issues none itself."""

    code = "no_signing_key"
    what = "Vị trí hoặc cơ quan này chưa được cấp chứng thư số."
    kept = "Văn bản chưa được ký và không bị thay đổi."
    next_step = "Đề nghị quản trị đăng ký chứng thư số rồi ký lại."


class KeyNotFound(NotFound):
    """No such signing key."""

    code = "key_not_found"
    what = "Không tìm thấy chứng thư số này."


class KeyRefused(Invalid):
    """The certificate cannot be used: unreadable, expired, or not of the key."""

    code = "key_refused"
    what = "Chứng thư số không dùng được."
    next_step = "Kiểm tra tệp chứng thư, thời hạn và khóa tương ứng trên thiết bị."


class KeyUnavailable(Unavailable):
    """The device or file that holds the key does not answer."""

    code = "key_unavailable"
    what = "Thiết bị lưu khóa ký số chưa sẵn sàng."
    kept = "Văn bản chưa được ký và không bị thay đổi."
    next_step = "Kiểm tra kết nối thiết bị ký số rồi thử lại."


class ActivationRefused(Invalid):
    """The remote service does not accept PIN or one-time code."""

    code = "activation_refused"
    what = "Dịch vụ ký số từ xa không chấp nhận mã PIN hoặc mã dùng một lần."
    kept = "Văn bản chưa được ký và không bị thay đổi."
    next_step = "Kiểm tra mã rồi ký lại."


class AnchorRefused(Invalid):
    """The file holds no certificate of an authority."""

    code = "anchor_refused"
    what = "Tệp này không phải chứng thư của tổ chức chứng thực."
    next_step = "Lấy chứng thư gốc do tổ chức chứng thực công bố rồi thử lại."


class SignedElsewhere(Conflict):
    """The key is on the signer's own token: what is to be signed must go there and come back."""

    code = "signed_elsewhere"
    what = "Khóa ký nằm trên thiết bị của người ký nên phải ký trên máy của người đó."
    kept = "Văn bản chưa được ký và không bị thay đổi."
    next_step = "Mở văn bản trên máy có cắm thiết bị ký số rồi ký."


class PreparedNotFound(NotFound):
    """Nothing was prepared under this number for this person, it was finished, or it waited too long."""

    code = "prepared_not_found"
    what = "Không còn lần ký đang chờ này."
    kept = "Văn bản không bị thay đổi."
    next_step = "Bắt đầu ký lại."


class SignatureRefused(Invalid):
    """What came back from the signer's device is no signature of this document by this key."""

    code = "signature_refused"
    what = "Chữ ký nhận được không khớp với văn bản hoặc chứng thư số."
    kept = "Văn bản chưa được ký và không bị thay đổi."
    next_step = "Kiểm tra đúng thiết bị ký số rồi ký lại."


class TimestampUnavailable(Unavailable):
    """The time-stamp service does not answer."""

    code = "timestamp_unavailable"
    what = "Dịch vụ cấp dấu thời gian chưa trả lời."
    kept = "Văn bản chưa được ký và không bị thay đổi."


class PdfNotSignable(Invalid):
    """The bytes are not a PDF that can carry a signature."""

    code = "pdf_not_signable"
    what = "Tệp PDF này không ký được."
    next_step = "In hoặc xuất lại văn bản ra PDF rồi ký lại."


class NumberPlaceMissing(Conflict):
    """The document has no place for its number, or it is filled."""

    code = "number_place_missing"
    what = "Văn bản không còn chỗ để ghi số và ngày."
    kept = "Văn bản không bị thay đổi."


class AlreadySealed(Conflict):
    """The agency has sealed the document; nothing may be added."""

    code = "already_sealed"
    what = "Văn bản đã được cơ quan ký số nên không thêm gì được nữa."
    kept = "Văn bản không bị thay đổi."


class XmlNotReadable(Invalid):
    """The bytes are no XML, or XML with a DTD, in another encoding, or larger than anybody sends."""

    code = "xml_not_readable"
    what = "Gói tin XML không đọc được."
    next_step = "Đề nghị nơi gửi kiểm tra và gửi lại gói tin."


class XmlNotSignable(Conflict):
    """The packet is signed already, or has no such place for a signature."""

    code = "xml_not_signable"
    what = "Gói tin XML này không ký được."
