"""What loading the province means: steps in order, each safe to repeat, all in one transaction.

Steps live in the packages whose data they load; this list is the only place that knows them all.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.db import transaction

from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record

__all__ = ["STEPS", "Loaded", "Step", "load_province"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it says, and the function that loads and returns how many rows are new."""

    says: str
    module: str
    function: str
    demo_only: bool = False

    def load(self) -> int:
        """Run it."""
        function: Callable[[], int] = getattr(import_module(self.module), self.function)
        return function()


STEPS = (
    Step("Đơn vị hành chính", "hienluong.province.loaders.units", "load_units"),
    Step("Cơ quan", "hienluong.province.loaders.agencies", "load_agencies"),
    Step("Vị trí công tác", "hienluong.province.loaders.posts", "load_posts"),
    Step("Quyền theo vị trí", "hienluong.kernel.access.actions.load", "load_post_rights"),
    Step("Cán bộ (tên bịa)", "hienluong.province.loaders.officers", "load_officers", demo_only=True),
    Step("Chứng thư số dùng thử", "hienluong.shared.signing.public", "ensure_demo_authority", demo_only=True),
    Step("Danh mục thủ tục", "hienluong.province.loaders.catalogue", "load_catalogue"),
    Step("Quy trình nội bộ", "hienluong.systems.cases.actions.load", "load_processes"),
    Step("Lịch làm việc", "hienluong.shared.worktime.actions.load", "load_calendars"),
    Step("Quy tắc hỏi đáp, phản ánh, lấy ý kiến", "hienluong.systems.voice.actions.load", "load_voice_rules"),
    Step("Trang của các cơ quan", "hienluong.province.loaders.sites", "load_sites"),
    Step("Tin đầu tiên của cổng", "hienluong.province.loaders.sites", "load_first_news", demo_only=True),
    Step("Quy tắc cảnh báo thời hạn", "hienluong.shared.work.actions.load", "load_warnings"),
    Step("Loại văn bản, lĩnh vực, địa bàn", "hienluong.province.loaders.legal", "load_words"),
    Step(
        "Hỏi đáp, phản ánh, lấy ý kiến mẫu (bịa)",
        "hienluong.province.loaders.voice",
        "load_voice",
        demo_only=True,
    ),
    Step("Loại văn bản hành chính", "hienluong.systems.documents.actions.load", "load_types"),
    Step("Sổ văn bản của các cơ quan", "hienluong.province.loaders.books", "load_books"),
    Step("Văn bản mẫu (bịa)", "hienluong.province.loaders.legal", "load_documents", demo_only=True),
    Step("Lịch công tác mẫu (bịa)", "hienluong.province.loaders.agenda", "load_agenda", demo_only=True),
    Step("Chỉ mục tìm kiếm", "hienluong.shared.search.actions.rebuild", "bring_up_to_date"),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a step did."""

    says: str
    rows: int
    seconds: float


def load_province(actor: Actor) -> Iterator[Loaded]:
    """Load all steps that this installation takes, telling each as it ends. Repeating adds only what is new.

    Invented officers are loaded in demo mode alone. The caller decides about the transaction.
    """
    for step in STEPS:
        if step.demo_only and not settings.DEMO:
            continue
        began = time.monotonic()
        with transaction.atomic():
            rows = step.load()
            if rows:
                record(actor, "province.loaded", Subject("province", step.function), facts={"rows": rows})
        yield Loaded(step.says, rows, time.monotonic() - began)
