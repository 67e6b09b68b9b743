"""Every command of `hienluong`: where it lives, what it needs, what it says of itself.

A command is a click command or group named like its key (`-` becomes `_`) in the given module; a package
keeps its commands in `commands.py`. Modules are imported only when their command is asked for, so that
`hienluong --help` and `hienluong up` stay light.
"""

from dataclasses import dataclass
from enum import Enum

__all__ = ["COMMANDS", "Entry", "Needs"]


class Needs(Enum):
    """What must stand before a command runs."""

    NOTHING = "nothing"
    SETTINGS = "settings"
    """Django with an installation's settings; no database."""
    DATABASE = "database"
    """Django and a database that answers, as the application's role."""
    OWNER = "owner"
    """The same as the role that owns the tables: for migrations, backup and restore."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of `hienluong --help`."""

    module: str
    needs: Needs
    says: str
    settings: str = "hienluong.config.settings"


_IDENTITY = "hienluong.config.settings.identity"

COMMANDS = {
    "up": Entry("hienluong.config.cli.up", Needs.NOTHING, "Chạy toàn bộ hệ thống · run everything"),
    "version": Entry("hienluong.config.cli.version", Needs.NOTHING, "Xem phiên bản · show versions"),
    "make-secrets": Entry("hienluong.config.cli.make_secrets", Needs.NOTHING,
                          "Tạo khóa bí mật cho vận hành thật · make production secrets"),
    "check": Entry("hienluong.config.cli.check", Needs.DATABASE,
                   "Kiểm tra sức khỏe từng phần · health of each part"),
    "create-officer": Entry("hienluong.kernel.people.commands", Needs.DATABASE,
                            "Tạo tài khoản cán bộ · create an officer's account"),
    "migrate": Entry("hienluong.config.cli.migrate", Needs.OWNER,
                     "Cập nhật cấu trúc dữ liệu · bring the database to this program's shape"),
    "load": Entry("hienluong.province.commands", Needs.DATABASE,
                  "Nạp tỉnh mẫu và danh mục · load the sample province"),
    "check-data": Entry("hienluong.config.cli.check_data", Needs.SETTINGS,
                        "Kiểm tra các tệp dữ liệu · find faults in the data files"),
    "collect-assets": Entry("hienluong.config.cli.collect_assets", Needs.NOTHING,
                            "Chuẩn bị tệp giao diện · collect static files"),
    "backup": Entry("hienluong.config.cli.backup", Needs.OWNER, "Sao lưu toàn bộ dữ liệu · back everything up"),
    "restore": Entry("hienluong.config.cli.restore", Needs.NOTHING,
                     "Khôi phục từ tệp sao lưu · restore into a new data directory"),
    "worker": Entry("hienluong.kernel.jobs.commands", Needs.DATABASE, "Chạy tiến trình nền · run the worker"),
    "events": Entry("hienluong.kernel.jobs.commands", Needs.DATABASE,
                    "Sự kiện cần xem lại · dead letters: list, replay, drop"),
    "journal": Entry("hienluong.kernel.journal.commands", Needs.DATABASE,
                     "Kiểm tra và chứng minh nhật ký · verify and prove the journal"),
    "site": Entry("hienluong.systems.portal.commands", Needs.DATABASE,
                  "Trang của các cơ quan · sites of agencies"),
    "load-boundaries": Entry("hienluong.oversight.operations.commands", Needs.SETTINGS,
                             "Nạp ranh giới cho bản đồ · load boundaries for the map"),
    "reset-sign-in": Entry("hienluong.kernel.signin.commands", Needs.DATABASE,
                           "Đặt lại đăng nhập của một cán bộ · give an officer a new password"),
    "keys": Entry("hienluong.shared.signing.commands", Needs.DATABASE,
                  "Khóa và chứng thư ký số · signing keys: list, enrol, revoke"),
    "signatures": Entry("hienluong.shared.signing.checking.commands", Needs.DATABASE,
                        "Kiểm tra, gia hạn chữ ký số · check and renew signatures, trusted authorities"),
    "exchange": Entry("hienluong.systems.exchange.commands", Needs.DATABASE,
                      "Liên thông văn bản với hệ thống khác · exchange with other installations"),
    "edxml": Entry("hienluong.systems.exchange.edxml.commands", Needs.NOTHING,
                   "Kiểm tra, xem, lập gói tin edXML · check, show, build packets"),
    "search": Entry("hienluong.shared.search.commands", Needs.DATABASE,
                    "Chỉ mục tìm kiếm · compare and rebuild the search index"),
    "legal": Entry("hienluong.systems.legal.commands", Needs.DATABASE,
                   "Nhập văn bản từ tệp · import legal documents"),
    "register-app": Entry("hienluong.province.identity.commands", Needs.DATABASE,
                          "Đăng ký ứng dụng dùng định danh và API · register an app", _IDENTITY),
    "identity-key": Entry("hienluong.province.identity.commands", Needs.DATABASE,
                          "Thêm khóa ký cho nơi cấp danh tính · add a signing key", _IDENTITY),
    "check-proof": Entry("hienluong.kernel.journal.check_proof", Needs.NOTHING,
                         "Kiểm tra một bằng chứng, ở máy bất kỳ · check a proof on any machine"),
    "demo": Entry("hienluong.config.cli.demo", Needs.NOTHING,
                  "Trình diễn trên dữ liệu tạm · demonstrations on data that is thrown away"),
    "bench": Entry("hienluong.config.cli.bench", Needs.NOTHING,
                   "Đo tốc độ và bộ nhớ trên một bản tạm · measure the house on a copy of its own"),
}  # fmt: skip
