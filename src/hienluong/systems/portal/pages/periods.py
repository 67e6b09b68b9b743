"""The periods that figures can be asked for."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

__all__ = ["PERIODS", "asked_period", "one_of"]

PERIODS: Mapping[int, str | Promise] = {
    7: gettext_lazy("7 ngày"),
    30: gettext_lazy("30 ngày"),
    90: gettext_lazy("90 ngày"),
    365: gettext_lazy("365 ngày"),
}
"""By the number of days that counts, today among them."""
_USUAL = 30


def asked_period(request: HttpRequest) -> int:
    """The days asked for by `ky`; thirty when the address names no period that is offered."""
    return one_of(PERIODS, request.GET.get("ky", ""), _USUAL)


def one_of(choices: Mapping[int, object], typed: str, usual: int) -> int:
    """The choice that was typed, else the usual one."""
    return next((choice for choice in choices if str(choice) == typed), usual)
