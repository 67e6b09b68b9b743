"""Work of signing on a schedule."""

from hienluong.kernel.jobs.public import every
from hienluong.shared.signing.actions.two_steps import forget_prepared
from hienluong.shared.signing.actions.upkeep import keep_provable


@every(600, "signing.forget-prepared")
def forget() -> None:
    """Documents whose signature never came."""
    forget_prepared()


@every(300, "signing.keep-provable")
def renew() -> None:
    """Signatures made while a time-stamp authority was away, and time-stamps that end soon."""
    keep_provable()
