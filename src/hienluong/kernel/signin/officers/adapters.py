"""How allauth is fitted to the house: our accounts, our words, nobody signs up by themselves."""

from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hienluong.kernel.access.public import actor_for
from hienluong.kernel.people.public import Account
from hienluong.kernel.signin.actions.refuse import refused
from hienluong.kernel.signin.next_page import home_of, is_own_path
from hienluong.kernel.signin.officers.secrets import seal, unseal
from hienluong.kernel.signin.officers.words import ACCOUNT_ERRORS, FACTOR_ERRORS, MESSAGES

__all__ = ["AccountAdapter", "FactorAdapter"]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts of officers are made by administrators; this only lets them in."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **ACCOUNT_ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The first entry of the officer's own menu."""
        return home_of(actor_for(request.user if isinstance(request.user, Account) else None))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Back to the page of one's sign-in."""
        return reverse("mfa_index")

    def is_safe_url(self, url: str) -> bool:
        """Only paths of this site: no other host of ours would know the session."""
        return is_own_path(url)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401
        """Count the try; a locked door is written down like a refused password."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            refused(credentials.get("username", ""), step="locked")
            raise

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str = "",
        message_context: object = None,  # noqa: ARG002
        extra_tags: str = "",
        message: str = "",
    ) -> None:
        """Our sentence for allauth's message, none where the page itself shows what happened."""
        if words := MESSAGES.get(message_template) or message:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: seeds encrypted, the last one stays where one is required."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, **FACTOR_ERRORS}

    def get_totp_issuer(self) -> str:
        """How the officer's app names the entry."""
        return f"Hiền Lương {settings.PROVINCE_NAME}"

    def build_totp_svg(self, url: str) -> str:
        """The code to scan, on a ground of its own: in dark pages too it must be dark on light."""
        drawing: str = segno.make(url, error="m").svg_inline(
            scale=4, border=4, light="#ffffff", omitsize=True
        )
        return drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)

    def encrypt(self, text: str) -> str:
        """Called by allauth before a seed is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Called by allauth to check a code."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one, where officers must have one."""
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: Account, type: str) -> str:  # noqa: A002 - allauth's name
        """What a new passkey is called until its owner renames it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Khóa số %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the browser shows of us when it asks for a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Hiền Lương"}
