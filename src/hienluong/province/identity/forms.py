"""The form at the provider's door."""

from typing import Any

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _

__all__ = ["NumberAndPassword"]


class NumberAndPassword(LoginForm):  # type: ignore[misc]
    """Personal number and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        number, password = self.fields["login"], self.fields["password"]
        number.label, password.label = _("Số định danh cá nhân"), _("Mật khẩu")
        number.widget.attrs.update(inputmode="numeric", placeholder="")
        password.help_text = ""
        password.widget.attrs.pop("placeholder", None)
