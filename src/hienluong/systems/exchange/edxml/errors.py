"""What can be wrong with a packet, in words for people."""

from hienluong.base.errors import Invalid, TooLarge

__all__ = ["PacketHostile", "PacketIncomplete", "PacketNotReadable", "PacketTooLarge"]


class PacketNotReadable(Invalid):
    """No XML, or none of the forms that are known."""

    code = "edxml_not_readable"
    what = "Gói tin không phải edXML đọc được."
    next_step = "Bên gửi lập lại gói tin theo QCVN 102:2016/BTTTT; kiểm tra bằng: hienluong edxml check."


class PacketIncomplete(Invalid):
    """An element that is needed is missing or makes no sense."""

    code = "edxml_incomplete"
    what = "Gói tin thiếu hoặc sai thành phần %(path)s."
    next_step = "Bên gửi bổ sung thành phần này rồi gửi lại."


class PacketHostile(Invalid):
    """Made to break whoever reads it."""

    code = "edxml_hostile"
    what = "Gói tin có cấu trúc nguy hiểm nên không được đọc."
    next_step = "Báo bộ phận an toàn thông tin của cả hai bên."


class PacketTooLarge(TooLarge):
    """More than is read."""

    code = "edxml_too_large"
    what = "Gói tin hoặc tệp trong gói tin vượt giới hạn."
    next_step = "Chia nhỏ tài liệu kèm theo hoặc gửi bằng cách khác."
