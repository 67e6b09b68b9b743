"""What must hold before anything else is worth testing."""

import pytest
from django.core.management import call_command
from django.test import Client


@pytest.mark.django_db
def test_the_health_page_answers(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_django_finds_nothing_wrong() -> None:
    call_command("check", "--fail-level", "WARNING")
