"""The provider's own tables and, in a demonstration, its invented people."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection

from hienluong.province.demo import DEMO_PASSWORD
from hienluong.province.identity.models import Holder
from hienluong.province.identity.people import HolderFacts, demo_people

__all__ = ["load_demo_people", "migrate_identity"]


def migrate_identity() -> None:
    """Bring the schema `identity` to this program's shape. Runs under the provider's own settings, as the owner."""
    with connection.cursor() as cursor:
        cursor.execute("create schema if not exists identity")
    call_command("migrate", interactive=False, verbosity=0)
    if settings.DEMO:
        load_demo_people()


def load_demo_people() -> int:
    """Add the invented people who are missing; how many were. All share one password, hashed once."""
    known = set(Holder.objects.values_list("number", flat=True))
    password = make_password(DEMO_PASSWORD)
    missing = [_holder(person, password) for person in demo_people() if person.number not in known]
    return len(Holder.objects.bulk_create(missing))


def _holder(person: HolderFacts, password: str) -> Holder:
    return Holder(
        subject=person.subject,
        number=person.number,
        full_name=person.full_name,
        birth_date=person.birth_date,
        sex=person.sex,
        address=person.address,
        phone=person.phone,
        password=password,
    )
