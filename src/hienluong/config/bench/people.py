"""Who uses the house while it is measured: citizens with sessions, an officer with many posts, the province's head."""

from datetime import date

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from hienluong.base import clock
from hienluong.base.text import fold, name_sort_key
from hienluong.kernel.organisation.public import Appointment
from hienluong.kernel.people.public import Account, AccountKind, Officer
from hienluong.kernel.signin.actions.sign_in_person import sign_in_person
from hienluong.kernel.signin.citizens.flow import Person

__all__ = ["CSRF", "citizen", "officer", "signed_in"]

CSRF = "b" * 32
"""The same secret in the cookie and in the header: the check itself runs as for everybody."""


def citizen(number: int) -> Account:
    """A citizen whom the provider has identified."""
    return sign_in_person(
        Person(
            "https://bench.example",
            f"bench-{number}",
            "Nguyễn Thị Bình",
            f"0451900{number:05d}",
            date(1990, 5, 6),
        )
    )


def officer(username: str, posts: list[int]) -> Account:
    """An officer who holds these posts, found or made."""
    account, made = Account.objects.get_or_create(
        username=username, defaults={"kind": AccountKind.OFFICER, "created_at": clock.now()}
    )
    if made:
        name = "Trần Thị Kiêm Nhiệm"
        Officer.objects.create(
            account=account, full_name=name, search_key=fold(name), sort_key=name_sort_key(name)
        )
        Appointment.objects.bulk_create(
            Appointment(post_id=post, account=account, valid_from=clock.today()) for post in posts
        )
    return account


def signed_in(account: Account) -> dict[str, str]:
    """The headers of a browser in which this account is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    cookies = {settings.SESSION_COOKIE_NAME: session.session_key, settings.CSRF_COOKIE_NAME: CSRF}
    return {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "X-CSRFToken": CSRF}
