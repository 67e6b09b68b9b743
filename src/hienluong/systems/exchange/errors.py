"""What can be refused in exchange, in words for people."""

from hienluong.base.errors import Busy, Conflict, HouseError, Invalid, NotAllowed, NotFound

__all__ = [
    "ClockWrong",
    "Crowded",
    "Disagreement",
    "MessageNotFound",
    "NotBelieved",
    "NotKnown",
    "NotReadable",
    "NotReplayable",
    "OutOfOrder",
    "PacketUnproven",
    "PeerAway",
    "PeerNotFound",
    "PermitMissing",
    "Unfit",
]


class NotReadable(Invalid):
    """What came is not of the form that was agreed on."""

    code = "exchange_not_readable"
    what = "Dữ liệu liên thông nhận được không đúng định dạng."
    next_step = "Bên gửi kiểm tra gói tin bằng lệnh: hienluong edxml check."


class NotBelieved(NotAllowed):
    """A statement whose signature does not prove what it says."""

    code = "exchange_not_believed"
    what = "Chữ ký của hệ thống gửi không hợp lệ nên gói tin không được nhận."
    next_step = "Hai bên đối chiếu chứng thư đang dùng: hienluong exchange identity."


class NotKnown(NotAllowed):
    """Who calls is no installation that this one talks to."""

    code = "exchange_not_known"
    what = "Hệ thống gọi đến chưa được đăng ký liên thông, hoặc đã bị ngắt."
    next_step = (
        "Quản trị viên hai bên trao đổi thẻ kết nối: hienluong exchange identity, hienluong exchange add."
    )


class ClockWrong(Conflict):
    """Something was sent in the future."""

    code = "exchange_clock_wrong"
    what = "Đồng hồ của hệ thống gửi chạy nhanh hơn hệ thống nhận quá mười phút."
    kept = "Gói tin chưa được nhận và vẫn ở hàng chờ của bên gửi."
    next_step = "Quản trị viên hai bên chỉnh đồng hồ máy chủ; hệ thống gửi tự gửi lại."


class Disagreement(Conflict):
    """Both ledgers say something else of the same number."""

    code = "exchange_disagreement"
    what = "Hai hệ thống ghi khác nhau về cùng một số thứ tự gói tin."
    kept = "Gói tin không được nhận; sổ của cả hai bên còn nguyên."
    next_step = "Chạy hienluong exchange reconcile ở cả hai bên để xem từ số nào."


class Crowded(Busy):
    """Too much waits here already."""

    code = "exchange_crowded"
    what = "Hệ thống nhận đang quá tải hoặc sắp hết chỗ lưu nên tạm thời không nhận thêm."
    next_step = "Hệ thống gửi tự gửi lại sau."


class PeerAway(HouseError):
    """The other installation does not answer, or not in a way that can be believed."""

    code = "exchange_peer_away"
    what = "Hệ thống bên nhận chưa trả lời."
    kept = "Văn bản vẫn nằm trong hàng chờ gửi."
    next_step = "Hệ thống tự gửi lại; nếu kéo dài, liên hệ quản trị bên nhận."


class PeerNotFound(NotFound):
    """No installation is called so."""

    code = "exchange_peer_not_found"
    what = "Không có hệ thống liên thông nào mang mã này."
    next_step = "Xem danh sách: hienluong exchange list."


class MessageNotFound(NotFound):
    """No message has this number."""

    code = "exchange_message_not_found"
    what = "Không có gói tin nào mang mã này."
    next_step = "Xem trang Liên thông, hoặc hienluong exchange dead."


class NotReplayable(Conflict):
    """Only what is dead can be sent again or dropped."""

    code = "exchange_not_replayable"
    what = "Gói tin này không còn ở trạng thái cần xem lại."
    kept = "Không có gì thay đổi."
    next_step = "Tải lại trang để xem trạng thái hiện nay."


class PacketUnproven(Invalid):
    """The agency's signature over the packet is missing, wrong, or somebody else's."""

    code = "exchange_packet_unproven"
    what = "Chữ ký số của cơ quan trên gói tin không hợp lệ: %(why)s"
    next_step = "Bên gửi kiểm tra chứng thư của cơ quan rồi gửi lại."


class Unfit(Invalid):
    """A packet that does not say what its header says, or asks for what makes no sense for its document."""

    code = "exchange_unfit"
    what = "Nội dung gói tin không khớp với phần đầu hoặc với văn bản được nhắc đến."
    next_step = "Bên gửi đối chiếu mã định danh văn bản rồi gửi lại."


class OutOfOrder(Invalid):
    """A state that cannot follow the one before it."""

    code = "exchange_out_of_order"
    what = "Trạng thái %(after)s không thể đến sau trạng thái %(before)s."
    next_step = "Bên gửi trạng thái xem lại quá trình xử lý văn bản."


class PermitMissing(Invalid):
    """The sender may not send documents of this type here."""

    code = "exchange_permit_missing"
    what = "Cơ quan gửi chưa được phép gửi loại văn bản này."
    next_step = "Hai bên thống nhất quyền gửi: hienluong exchange permit."
