"""Printing and signing: papers, signatures and packets a second on one core."""

from collections.abc import Callable

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit
from hienluong.shared.printing.bench import receipts_per_second
from hienluong.shared.signing.bench import (
    lasting_signatures_per_second,
    packet_checks_per_second,
    packets_per_second,
    signatures_per_second,
    validations_per_second,
)

__all__ = ["measure"]

_MEASURED: tuple[tuple[str, str, str, Callable[[float], float], float], ...] = (
    ("receipt", "In giấy tiếp nhận · receipt PDF", "bản/s", receipts_per_second, 10),
    ("signature", "Ký số PAdES · PAdES signature", "chữ ký/s", signatures_per_second, 20),
    ("signature-lasting", "Ký số PAdES B-LT · dated, with revocation data", "chữ ký/s", lasting_signatures_per_second, 0),
    ("signature-check", "Kiểm tra tệp PAdES B-LT · check a signed file", "tệp/s", validations_per_second, 10),
    ("packet", "Ký gói tin 20 KB · sign a packet", "gói/s", packets_per_second, 200),
    ("packet-check", "Kiểm tra gói tin 20 KB · check a packet", "gói/s", packet_checks_per_second, 200),
)  # fmt: skip
"""Name, words, unit, what is measured, and the least that it must reach; 0: it only informs."""


def measure(bench: Bench) -> list[Figure]:
    """Receipts (form 01) as PDF/A; seals with record and journal; packets with XAdES; and their checks."""
    return [_figure(bench, *each) for each in _MEASURED]


def _figure(
    bench: Bench, name: str, says: str, unit: str, per_second: Callable[[float], float], least: float
) -> Figure:
    sample = bench.repeat(lambda: per_second(bench.seconds))
    checks = (Check("mỗi giây", sample.middle, Limit.LEAST, least),) if least else ()
    return Figure(name=name, says=says, unit=unit, sample=sample, checks=checks)
