"""Printing and signing: papers a second on one core."""

from hienluong.config.bench.bench import Bench
from hienluong.config.bench.figure import Check, Figure, Limit
from hienluong.shared.printing.bench import receipts_per_second
from hienluong.shared.signing.bench import signatures_per_second

__all__ = ["measure"]

_RECEIPTS, _SIGNATURES = 10, 20


def measure(bench: Bench) -> list[Figure]:
    """Receipts (form 01) as PDF/A, then seals (PAdES) with record and journal."""
    receipts = bench.repeat(lambda: receipts_per_second(bench.seconds))
    signatures = bench.repeat(lambda: signatures_per_second(bench.seconds))
    return [
        Figure(
            name="receipt",
            says="In giấy tiếp nhận · receipt PDF",
            unit="bản/s",
            sample=receipts,
            checks=(Check("mỗi giây", receipts.middle, Limit.LEAST, _RECEIPTS),),
        ),
        Figure(
            name="signature",
            says="Ký số PAdES · PAdES signature",
            unit="chữ ký/s",
            sample=signatures,
            checks=(Check("mỗi giây", signatures.middle, Limit.LEAST, _SIGNATURES),),
        ),
    ]
