"""A commune at work, with the procedures that have forms of their own and one that has none."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.support.commune import Commune, make_commune
from tests.systems.filing.filled import FORMS, NOW

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.kernel.people.public import Account
from hienluong.province.loaders.catalogue import CATALOGUE
from hienluong.systems.catalogue.actions.load import load
from hienluong.systems.catalogue.queries.snapshot import forget_snapshot

WITHOUT_FORM = "2.000908"


@pytest.fixture
def monday() -> Iterator[datetime]:
    with clock.frozen(NOW):
        yield NOW


@pytest.fixture(scope="session")
def few_procedures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filing") / "catalogue"
    shutil.copytree(CATALOGUE, folder)
    procedures = folder / "procedures.json"
    wanted = {*FORMS, WITHOUT_FORM}
    kept = [one for one in json.loads(procedures.read_text()) if one["code"] in wanted]
    procedures.write_text(json.dumps(kept))
    return folder


@pytest.fixture
def commune(db: None, monday: datetime, few_procedures: Path, settings: object, tmp_path: Path) -> Commune:
    settings.HOME = replace(settings.HOME, root=tmp_path)
    settings.HOME.make_directories()
    settings.CLAMD = ""
    forget_all()
    forget_snapshot()
    load(SYSTEM, few_procedures)
    return make_commune()


def browser(actor: Actor) -> Client:
    """A browser in which this actor is signed in."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client
