"""Every figure of `hienluong bench`, in the order in which they are taken: later ones find the data of earlier ones.

Modules are imported only when their figure is taken: Django learns the house's address first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Figure

__all__ = ["FIGURES", "Taken"]


@dataclass(frozen=True, slots=True)
class Taken:
    """One measurement: what it is about, and the module whose `measure` takes it."""

    says: str
    module: str

    def measure(self, bench: Bench) -> list[Figure]:
        """Take it."""
        function: Callable[[Bench], list[Figure]] = import_module(
            f"hienluong.config.bench.figures.{self.module}"
        ).measure
        return function(bench)


FIGURES = {
    "start": Taken("Khởi động lần đầu và lần sau · first and next start", "starting"),
    "memory": Taken("Bộ nhớ lúc nghỉ · idle memory", "memory"),
    "first-view": Taken("Lần mở đầu tiên một trang · first view of a public page", "first_view"),
    "paper": Taken("In giấy tiếp nhận, ký số · receipts and signatures", "paper"),
    "work-list": Taken(
        "Danh sách việc và hồ sơ của cán bộ · officers' lists, small and large province", "work_list"
    ),
    "procedure-page": Taken("Trang thủ tục công khai · public procedure page", "procedure_page"),
    "search": Taken("Tìm trong 50.000 trang · one search over 50,000 pages", "search"),
    "portal": Taken("Trang của các cơ quan, 50.000 bài · the agencies' sites, 50,000 pages", "portal"),
    "fresh": Taken("Bài vừa đăng trên mọi tiến trình web · a published page on every web process", "fresh"),
    "look-up": Taken("Tra cứu hồ sơ · case look-up page", "look_up"),
    "submit": Taken("Nộp hồ sơ khai sinh · final submit of a birth registration", "submit"),
    "documents": Taken("Vào sổ văn bản đến · register an incoming document", "documents"),
    "exchange": Taken("Liên thông giữa hai hệ thống · exchange between two installations", "exchange"),
    "writers": Taken("Nhiều tiến trình cùng nộp · concurrent writers", "writers"),
}
