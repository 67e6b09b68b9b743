"""Who can sign in to the demonstration. Invented people; only in demo mode; no Django here."""

from dataclasses import dataclass

__all__ = ["DEMO_ACCOUNTS", "DEMO_PASSWORD", "DemoAccount"]

DEMO_PASSWORD = "thu-hien-luong"  # noqa: S105 - public on purpose; production never loads these people
"""Shown to everyone who starts a demonstration."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A fixed account: the part it plays, and the post it holds (agency:kind:number of the data files)."""

    username: str
    full_name: str
    says: str
    post: str


DEMO_ACCOUNTS = (
    DemoAccount("tiepnhan.dongha", "Nguyễn Thị Minh Thảo", "Cán bộ tiếp nhận, phường Đông Hà", "19333/TT:tiep-nhan:1"),
    DemoAccount("hotich.dongha", "Lê Quang Hiếu", "Công chức tư pháp - hộ tịch, phường Đông Hà", "19333/VP:tu-phap-ho-tich:1"),
    DemoAccount("kinhte.dongha", "Trần Thị Thu Hằng", "Chuyên viên Phòng Kinh tế, Hạ tầng và Đô thị, phường Đông Hà", "19333/KT:chuyen-vien:1"),
    DemoAccount("truongphong.dongha", "Hoàng Đức Kiên", "Trưởng Phòng Kinh tế, Hạ tầng và Đô thị, phường Đông Hà", "19333/KT:truong-phong:1"),
    DemoAccount("chutich.dongha", "Phan Thanh Hải", "Chủ tịch UBND phường Đông Hà", "19333:chu-tich:1"),
    DemoAccount("vanthu.dongha", "Võ Thị Hồng Nhung", "Văn thư, phường Đông Hà", "19333/VP:van-thu:1"),
    DemoAccount("giamdoc.dongha", "Đặng Minh Quân", "Giám đốc Trung tâm Phục vụ hành chính công, phường Đông Hà", "19333/TT:giam-doc-ttpvhcc:1"),
    DemoAccount("tiepnhan.khesanh", "Hồ Thị Pả", "Cán bộ tiếp nhận, xã Khe Sanh", "19429/TT:tiep-nhan:1"),
    DemoAccount("tiepnhan.tinh", "Bùi Thị Ngọc Lan", "Cán bộ tiếp nhận, trung tâm tỉnh, cơ sở Đồng Hới", "TTPVHCC-DH:tiep-nhan:1"),
    DemoAccount("chuyenvien.svhttdl", "Đỗ Khắc Phong", "Chuyên viên Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL/P1:chuyen-vien:1"),
    DemoAccount("truongphong.svhttdl", "Ngô Hữu Thịnh", "Trưởng phòng, Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL/P1:truong-phong:1"),
    DemoAccount("giamdoc.svhttdl", "Dương Xuân Vinh", "Giám đốc Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL:giam-doc:1"),
    DemoAccount("vanthu.svhttdl", "Mai Thị Thanh Vân", "Văn thư Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL/VP:van-thu:1"),
    DemoAccount("lanhdao.tinh", "Trương Công Nghĩa", "Lãnh đạo UBND tỉnh", "UBND:chu-tich:1"),
    DemoAccount("vanthu.tinh", "Cao Thị Diệu", "Văn thư Văn phòng UBND tỉnh", "VPUBND:van-thu:1"),
    DemoAccount("kiemtra.tinh", "Đoàn Anh Tuấn", "Cán bộ kiểm tra, đọc sổ nhật ký", "UBND:kiem-tra:1"),
    DemoAccount("quantri", "Thái Minh Long", "Quản trị hệ thống", "UBND:quan-tri:1"),
)  # fmt: skip
