"""An officer gets an account."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_noop

from hienluong.base import clock
from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, fold, name_sort_key
from hienluong.kernel.access.public import Actor
from hienluong.kernel.journal.public import Subject, record
from hienluong.kernel.people.models import Account, AccountKind, Officer

__all__ = ["NewOfficer", "create_officer"]

_RIGHT = "people.manage"


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """Who is to sign in. `password` is a first one, to be changed."""

    username: str
    full_name: str
    password: str
    email: str = ""


@transaction.atomic
def create_officer(actor: Actor, new: NewOfficer) -> Officer:
    """Make an account for an officer. It may do nothing until its holder is appointed to a post.

    Raises Invalid with every fault found, NotAllowed.
    """
    actor.require(_RIGHT)
    full_name = clean_line(new.full_name)
    faults = _faults(new, full_name)
    if faults:
        raise Invalid(faults)
    account = Account.objects.create(
        username=new.username,
        email=new.email,
        kind=AccountKind.OFFICER,
        password=new.password,
        created_at=clock.now(),
    )
    record(actor, "people.officer_created", Subject("account", str(account.pk)), right=_RIGHT)
    return Officer.objects.create(
        account=account, full_name=full_name, search_key=fold(full_name), sort_key=name_sort_key(full_name)
    )


def _faults(new: NewOfficer, full_name: str) -> dict[str, str]:
    faults = {}
    if not new.username or fold(new.username.replace(".", "")) != new.username.replace(".", ""):
        faults["username"] = gettext_noop("Tên đăng nhập chỉ gồm chữ thường không dấu, chữ số và dấu chấm.")
    elif Account.objects.filter(username=new.username).exists():
        faults["username"] = gettext_noop("Tên đăng nhập này đã có.")
    if not full_name:
        faults["full_name"] = gettext_noop("Họ tên không được để trống.")
    try:
        validate_password(new.password, Account(username=new.username))
    except ValidationError as error:
        faults["password"] = " ".join(error.messages)
    try:
        validate_email(new.email) if new.email else None
    except ValidationError as error:
        faults["email"] = " ".join(error.messages)
    return faults
