"""How many receipts a second one thread prints; for `hienluong bench`."""

import time
from datetime import timedelta

from hienluong.base import clock
from hienluong.shared.printing.papers import Letterhead, LookUp, Person, Receipt
from hienluong.shared.printing.render import render

__all__ = ["receipts_per_second"]


def receipts_per_second(seconds: float = 3.0) -> float:
    """Receipts a second, each with facts of its own, measured for `seconds` after a first one."""
    render(_receipt(0))
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        done += 1
        render(_receipt(done))
    return done / (time.perf_counter() - began)


def _receipt(serial: int) -> Receipt:
    code = f"H50.20-260205-{serial:04d}"
    return Receipt(
        letterhead=Letterhead(
            agency="Trung tâm Phục vụ hành chính công",
            number=f"{serial}/TTPVHCC",
            place="Hướng Phùng",
            day=clock.today(),
        ),
        look_up=LookUp(address=f"https://hienluong.example/tra-cuu/{code}", code=code),
        case_code=code,
        centre="Trung tâm Phục vụ hành chính công xã Hướng Phùng",
        filer=Person(name=f"Nguyễn Thị Hưởng {serial}", address="Thôn Cổ Nhổi, xã Hướng Phùng"),
        request="Đăng ký khai sinh",
        papers=("Tờ khai đăng ký khai sinh", f"Giấy chứng sinh số {serial}"),
        sets=1,
        time_limit="trong ngày làm việc",
        received_at=clock.now(),
        due_at=clock.now() + timedelta(hours=4),
        collect_at="Trung tâm Phục vụ hành chính công xã Hướng Phùng",
        receiver_name="Lê Thị Mỹ Hạnh",
        serial=str(serial),
    )
