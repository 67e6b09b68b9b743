"""What the worker does for reading aloud."""

from hienluong.kernel.jobs.public import every
from hienluong.shared.reading.voice import forget_old_sound


@every(86_400, "reading.forget")
def forget() -> None:
    """Keep the data directory small."""
    forget_old_sound()
