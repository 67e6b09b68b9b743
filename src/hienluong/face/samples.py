"""What the gallery shows: every component with words that test it. Nothing here is real."""

from datetime import UTC, datetime
from typing import Any

from hienluong.face.chips import Deadline, DeadlineState, TimeUnit
from hienluong.face.fields import Choice, Field, FieldKind
from hienluong.face.figures import Bar
from hienluong.face.maps import Point
from hienluong.face.tables import Cell, Column, KeysetPage, Table

__all__ = ["everything"]

_DUE = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
_DEADLINES = [
    Deadline(state=DeadlineState.PLENTY, amount=9, due=_DUE, calendar="lịch 2026.3"),
    Deadline(state=DeadlineState.SOME, amount=3, due=_DUE),
    Deadline(state=DeadlineState.SOON, amount=6, unit=TimeUnit.HOUR, due=_DUE),
    Deadline(state=DeadlineState.OVERDUE, amount=2, due=_DUE),
    Deadline(state=DeadlineState.PAUSED, reason="chờ bổ sung"),
    Deadline(state=DeadlineState.DONE_EARLY),
    Deadline(state=DeadlineState.DONE_ON_TIME),
    Deadline(state=DeadlineState.DONE_LATE),
]
_PLACES = [
    ("Đồng Hới", 17.468, 106.622, 412),
    ("Ba Đồn", 17.753, 106.423, 198),
    ("Nam Đông Hà", 16.802, 107.094, 356),
    ("Lao Bảo", 16.618, 106.597, 87),
    ("Vĩnh Linh", 17.021, 107.024, 143),
    ("Đặc khu Cồn Cỏ", 17.159, 107.341, 4),
]


def everything() -> dict[str, Any]:
    """The gallery's content, by component."""
    return {
        "fields": _fields(),
        "form_errors": {
            "full_name": "Nhập họ và tên như trên giấy tờ.",
            "born_on": "Ngày sinh phải là ngày đã qua.",
        },
        "deadlines": _DEADLINES,
        "cases": _cases(),
        "page": KeysetPage(previous_url="#truoc", next_url="#sau"),
        "steps": _steps(),
        "tasks": _tasks(),
        "answers": _answers(),
        "tabs": _tabs(),
        "bars": [Bar(label=name, value=n, url="#", danger=n > 400) for name, _lat, _lon, n in _PLACES],
        "days": [12, 18, 15, 22, 30, 26, 31, 28, 35, 33, 41, 38],
        "points": [
            Point(label=name, latitude=lat, longitude=lon, value=n, url=f"#{n}", danger=n > 400)
            for name, lat, lon, n in _PLACES
        ],
        "none": Table(caption="", columns=[], rows=[], empty="Chưa có hồ sơ nào trong mục này."),
    }


def _fields() -> list[Field]:
    relations = [
        Choice("father", "Cha"),
        Choice("mother", "Mẹ"),
        Choice("kin", "Người thân khác", "Ông bà, anh chị, cô dì chú bác ruột."),
    ]
    return [
        Field(
            name="full_name",
            label="Họ, chữ đệm, tên",
            hint="Viết như trên giấy tờ, ví dụ: Huyền Ngọc Ậ",
            error="Nhập họ và tên như trên giấy tờ.",
            autocomplete="name",
        ),
        Field(
            name="born_on",
            label="Ngày sinh",
            kind=FieldKind.DATE,
            value="2031-02-05",
            hint="Ví dụ: 27 3 1994",
            error="Ngày sinh phải là ngày đã qua.",
        ),
        Field(
            name="relation", label="Quan hệ với trẻ", kind=FieldKind.RADIOS, value="mother", choices=relations
        ),
        Field(
            name="copies", label="Số bản sao", kind=FieldKind.NUMBER, value="2", width="short", required=False
        ),
        Field(
            name="place",
            label="Nơi nhận kết quả",
            kind=FieldKind.SELECT,
            choices=relations[:2],
            width="medium",
        ),
        Field(name="reason", label="Lý do", kind=FieldKind.TEXTAREA, value="Thẻ cũ bị mờ.", required=False),
        Field(
            name="paper",
            label="Bản chụp giấy chứng sinh",
            kind=FieldKind.FILE,
            hint="PDF, JPG hoặc PNG, tối đa 10 MB.",
        ),
        Field(name="day", label="Ngày hẹn", kind=FieldKind.DAY, value="2026-11-27", width="short"),
        Field(name="sure", label="Tôi cam đoan lời khai trên đây là đúng", kind=FieldKind.CHECKBOX),
    ]


def _cases() -> Table:
    names = [
        "Đăng ký khai sinh có yếu tố nước ngoài",
        "ĐỀ NGHỊ CẤP ĐỔI giấy phép lái xe",
        "Xác nhận tình trạng hôn nhân",
        "Cấp bản sao trích lục hộ tịch",
    ]
    rows = [
        [
            Cell(f"H50.12-261123-{n + 1:04}", "#"),
            name,
            "Huyền Ngọc Ậ",
            deadline,
            f"{n * 8_000:,}".replace(",", "."),
        ]
        for n, (name, deadline) in enumerate(zip(names, _DEADLINES, strict=False))
    ]
    columns = [
        Column("Mã hồ sơ", whole=True),
        Column("Thủ tục"),
        Column("Người nộp"),
        Column("Hạn"),
        Column("Lệ phí (đồng)", numeric=True),
    ]
    return Table(caption="Hồ sơ chờ xử lý", columns=columns, rows=rows)


def _steps() -> list[dict[str, str]]:
    return [
        {
            "title": "Tiếp nhận",
            "state": "done",
            "who": "Nguyễn Thị Ước → Trần Văn Nghĩa",
            "at": "08:05 ngày 23/11/2026",
        },
        {
            "title": "Thẩm định",
            "state": "done",
            "who": "Trần Văn Nghĩa",
            "at": "10:40 ngày 23/11/2026",
            "opinion": "Đủ giấy tờ, đúng thẩm quyền.",
        },
        {"title": "Ký và đóng dấu", "state": "now", "who": "Chủ tịch UBND xã"},
        {"title": "Trả kết quả", "state": "ahead"},
    ]


def _tasks() -> list[dict[str, str]]:
    return [
        {"label": "Người đi khai", "url": "#", "state": "Xong", "colour": "leaf"},
        {
            "label": "Trẻ được khai sinh",
            "url": "#",
            "state": "Đã xem, còn thiếu",
            "colour": "amber",
            "hint": "Còn thiếu nơi sinh.",
        },
        {"label": "Cha, mẹ", "url": "#", "state": "Đang làm", "colour": "sky"},
        {"label": "Kiểm tra và gửi", "url": "", "state": "Chưa làm"},
    ]


def _answers() -> list[dict[str, str]]:
    return [
        {"label": "Họ, chữ đệm, tên", "value": "Huyền Ngọc Ậ", "change_url": "#"},
        {"label": "Ngày sinh", "value": "27/03/1994", "change_url": "#"},
        {"label": "Nơi cư trú", "value": "Thôn Hiền Lương\nxã Vĩnh Linh, tỉnh Quảng Trị", "change_url": "#"},
        {"label": "Lệ phí", "value": "8.000 đồng"},
    ]


def _tabs() -> list[dict[str, object]]:
    return [
        {"label": "Chờ tiếp nhận", "url": "#", "current": True, "count": "12"},
        {"label": "Đang xử lý", "url": "#", "current": False, "count": "99+"},
        {"label": "Đã trả", "url": "#", "current": False},
    ]
