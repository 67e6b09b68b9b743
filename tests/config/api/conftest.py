"""The API before a commune at work."""

from typing import Any

import pytest
from tests.support.api import App, app_of, believe_paper
from tests.support.commune import Commune
from tests.systems.filing.conftest import commune, few_procedures, monday
from tests.systems.filing.filled import FORMS, complete

__all__ = ["commune", "few_procedures", "monday"]

PROCEDURE = "1.001193"


@pytest.fixture(autouse=True)
def _paper(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    believe_paper(settings, monkeypatch)


@pytest.fixture
def app(commune: Commune) -> App:
    """An app of the commune's citizen, allowed to do everything."""
    return app_of(commune.citizen)


def filled(commune: Commune, app: App, **own: object) -> dict[str, Any]:
    """A complete birth registration as an app sends it, its papers uploaded."""
    form = FORMS[PROCEDURE]
    known = {"place.commune": "H5031", "place.centre": str(commune.centre.pk), "place.delivery": "online"}
    answers = {
        path: "H5031" if value == "19333" else value for path, value in complete(form).items() if value != ""
    }
    papers = {"giay-chung-sinh": app.send("/files").json()["id"]}
    answers |= (
        known
        | {"proof.kind": "giay-chung-sinh", "requester.relation": "me"}
        | {path.replace("__", "."): value for path, value in own.items()}
    )
    return {"procedure": PROCEDURE, "answers": answers, "papers": papers}
