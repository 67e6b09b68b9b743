"""What the worker does for notices."""

from hienluong.kernel.jobs.public import every
from hienluong.shared.notices.actions.send import send_letters


@every(5, "notices.send")
def send_waiting_letters() -> None:
    """Send e-mail that waits."""
    send_letters()
