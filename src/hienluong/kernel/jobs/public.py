"""Front door of jobs: emit events, consume them, schedule work."""

from hienluong.kernel.jobs.actions.emit import emit
from hienluong.kernel.jobs.registry import consumer, every

__all__ = ["consumer", "emit", "every"]
