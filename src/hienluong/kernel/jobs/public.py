"""Front door of jobs: emit events, consume them, schedule work."""

from hienluong.kernel.jobs.actions.emit import emit
from hienluong.kernel.jobs.queries import OutboxHealth, outbox_health
from hienluong.kernel.jobs.registry import consumer, every
from hienluong.kernel.jobs.worker.dispatch import work_off

__all__ = ["OutboxHealth", "consumer", "emit", "every", "outbox_health", "work_off"]
