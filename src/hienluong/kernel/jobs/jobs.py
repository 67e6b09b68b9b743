"""What the worker does for the kernel itself."""

from hienluong.kernel.jobs.actions.sweep import sweep
from hienluong.kernel.jobs.registry import every
from hienluong.kernel.journal.public import seal_journal


@every(20, "journal.seal")
def seal() -> None:
    """Seal the journal; well within the minute that is promised."""
    seal_journal()


@every(300, "jobs.sweep")
def sweep_outbox() -> None:
    """Put right what a worker left behind."""
    sweep()
