"""What the journal refuses."""

from hienluong.base.errors import HouseError

__all__ = ["RootLogBroken"]


class RootLogBroken(HouseError):
    """The file of roots outside the database contradicts the seals inside it: nothing is sealed on top."""

    code = "journal_roots"
    what = "Sổ gốc ngoài cơ sở dữ liệu không khớp với các lô niêm phong."
    next_step = "Chạy: hienluong journal verify, rồi báo người phụ trách an toàn thông tin."
