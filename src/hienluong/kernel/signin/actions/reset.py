"""Give an officer who lost password or second factor a new beginning."""

import secrets

from allauth.mfa.models import Authenticator
from django.db import transaction

from hienluong.base.errors import NotFound
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.public import Account, AccountKind
from hienluong.kernel.signin.sessions import end_sessions_of

__all__ = ["reset_sign_in"]

RIGHT = "people.manage"
_BYTES = 15


@transaction.atomic
def reset_sign_in(actor: Actor, username: str) -> str:
    """A new random password, shown this once; second factors and open sessions go.

    Right `people.manage`. Raises NotFound when no officer has this name, NotAllowed, SignInNeeded.
    """
    actor.require(RIGHT)
    account = Account.objects.select_for_update().filter(username=username, kind=AccountKind.OFFICER).first()
    if account is None:
        raise NotFound(username=username)
    password = secrets.token_urlsafe(_BYTES)
    account.set_password(password)
    account.save(update_fields=["password"])
    Authenticator.objects.filter(user_id=account.pk).delete()
    end_sessions_of(account.pk)
    record(actor, "signin.reset", Subject("account", str(account.pk)), right=RIGHT)
    return password
