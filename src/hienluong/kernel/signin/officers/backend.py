"""Who may use the password door."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from hienluong.kernel.people.public import Account, AccountKind

__all__ = ["AccountBackend"]


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """Passwords open officers' accounts only. All accounts are kept in their session by it."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Account | None:  # noqa: ANN401
        """The officer with these credentials, else None after as long a time as a wrong password takes."""
        account = super().authenticate(request, **credentials)
        return account if isinstance(account, Account) and account.kind == AccountKind.OFFICER else None
