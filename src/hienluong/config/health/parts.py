"""A look at each part. None of them changes anything that others see."""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django.db import DatabaseError, connection

from hienluong.base import clock
from hienluong.config.health.finding import Finding, State, by_age, by_free_bytes
from hienluong.config.home import Home
from hienluong.config.installed import migrations_on_disk
from hienluong.config.processes.preflight import LEAST_FREE_BYTES, free_bytes
from hienluong.kernel.jobs.public import OutboxHealth, outbox_health
from hienluong.kernel.journal.public import unsealed_since
from hienluong.shared.files.scanners import ScannerDown, configured_scanner

__all__ = ["look_at_all"]

_SEALED_WITHIN = timedelta(minutes=2)
_TAKEN_WITHIN = timedelta(minutes=2)
_BEATEN_WITHIN = timedelta(minutes=1)
_ANSWER_SECONDS = 3


def look_at_all(home: Home) -> list[Finding]:
    """Every part; those that live in the database only when it answers."""
    findings = [_database(), _web(home), _identity(home), _disk(home), _files(home), _scanner()]
    if findings[0].state is State.BROKEN:
        return findings
    outbox = outbox_health()
    return [
        *findings,
        _migrations(),
        _journal_guard(),
        _sealing(),
        _worker(outbox),
        _outbox(outbox),
        _dead_letters(outbox),
    ]


def _database() -> Finding:
    began = time.monotonic()
    try:
        with connection.cursor() as cursor:
            cursor.execute("show server_version")
            version = cursor.fetchone()[0]
    except DatabaseError as error:
        return Finding("Cơ sở dữ liệu", State.BROKEN, str(error).strip().splitlines()[0])
    milliseconds = (time.monotonic() - began) * 1000
    return Finding("Cơ sở dữ liệu", State.GOOD, f"PostgreSQL {version}, trả lời sau {milliseconds:.0f} ms")


def _migrations() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations")
        applied = {(app, name) for app, name in cursor.fetchall()}
    missing, unknown = migrations_on_disk() - applied, applied - migrations_on_disk()
    if missing or unknown:
        return Finding(
            "Cấu trúc dữ liệu",
            State.BROKEN,
            f"thiếu {len(missing)} bước, lạ {len(unknown)} bước: hienluong migrate",
        )
    return Finding("Cấu trúc dữ liệu", State.GOOD, f"đủ {len(applied)} bước")


def _journal_guard() -> Finding:
    """The application's role should not hold the right to change entries: then only triggers stand before it."""
    with connection.cursor() as cursor:
        cursor.execute("select has_table_privilege('journal_entry', 'update')")
        may_change = cursor.fetchone() == (True,)
    if may_change:
        says = "chương trình chạy bằng vai trò sở hữu bảng; đặt HL_DATABASE_OWNER_URL và một vai trò riêng"
        return Finding("Bảo vệ nhật ký", State.WARNING, says)
    return Finding("Bảo vệ nhật ký", State.GOOD, "vai trò của chương trình chỉ đọc và ghi thêm")


def _sealing() -> Finding:
    return by_age("Niêm phong nhật ký", unsealed_since(), clock.now(), _SEALED_WITHIN)


def _worker(outbox: OutboxHealth) -> Finding:
    if outbox.last_beat is None:
        return Finding("Tiến trình nền", State.BROKEN, "không có tiến trình nào đang chạy")
    quiet = clock.now() - outbox.last_beat
    state = State.GOOD if quiet <= _BEATEN_WITHIN else State.BROKEN
    return Finding("Tiến trình nền", state, f"báo lần cuối {int(quiet.total_seconds())} giây trước")


def _outbox(outbox: OutboxHealth) -> Finding:
    return by_age("Hàng đợi sự kiện", outbox.waiting_since, clock.now(), _TAKEN_WITHIN)


def _dead_letters(outbox: OutboxHealth) -> Finding:
    if outbox.dead or outbox.failing_schedules:
        failing = ", ".join(outbox.failing_schedules) or "không"
        says = f"{outbox.dead} sự kiện cần xem lại (hienluong events list); việc định kỳ lỗi: {failing}"
        return Finding("Sự kiện hỏng", State.WARNING, says)
    return Finding("Sự kiện hỏng", State.GOOD, "không có")


def _web(home: Home) -> Finding:
    return _answers("Web", home, home.port, "/healthz")


def _identity(home: Home) -> Finding:
    return _answers("Nơi cấp danh tính", home, home.identity_port, "/.well-known/openid-configuration")


def _answers(part: str, home: Home, port: int, path: str) -> Finding:
    url = f"http://{home.here}:{port}{path}"
    try:
        urlopen(url, timeout=_ANSWER_SECONDS).close()
    except (URLError, OSError) as error:
        return Finding(part, State.BROKEN, f"{url}: {error}")
    return Finding(part, State.GOOD, "trả lời")


def _disk(home: Home) -> Finding:
    return by_free_bytes("Ổ đĩa", free_bytes(home), LEAST_FREE_BYTES)


def _files(home: Home) -> Finding:
    return _tried("Kho tệp", lambda: tempfile.TemporaryFile(dir=home.files).close(), str(home.files))


def _tried(part: str, attempt: Callable[[], None], says: str) -> Finding:
    try:
        attempt()
    except OSError as error:
        return Finding(part, State.BROKEN, f"{says}: {error.strerror}")
    return Finding(part, State.GOOD, says)


def _scanner() -> Finding:
    scanner = configured_scanner()
    if scanner is None:
        return Finding("Quét mã độc", State.WARNING, "chưa có clamd; chỉ kiểm tra loại tệp và kích thước")
    try:
        scanner.scan(Path(__file__))
    except ScannerDown as error:
        return Finding("Quét mã độc", State.WARNING, f"clamd không trả lời: {error}")
    return Finding("Quét mã độc", State.GOOD, "clamd trả lời")
