"""Work of signing on a schedule."""

from hienluong.kernel.jobs.public import every
from hienluong.shared.signing.actions.two_steps import forget_prepared


@every(600, "signing.forget-prepared")
def forget() -> None:
    """Documents whose signature never came."""
    forget_prepared()
