"""What the worker does for files."""

from hienluong.kernel.jobs.public import every
from hienluong.shared.files.actions.scan import scan_waiting
from hienluong.shared.files.actions.sweep import sweep
from hienluong.shared.files.scanners import configured_scanner

__all__ = ["scan_waiting_files", "sweep_orphans"]


@every(60, "files.scan-waiting")
def scan_waiting_files() -> None:
    """Scan what was stored while the scanner was away."""
    scanner = configured_scanner()
    if scanner is not None:
        scan_waiting(scanner)


@every(86_400, "files.sweep")
def sweep_orphans() -> None:
    """Remove bytes that no transaction kept."""
    sweep()
