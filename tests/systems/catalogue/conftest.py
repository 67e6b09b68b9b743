"""The catalogue as loaded from the province's data files: the procedures people need most, or all of them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hienluong.kernel.access.public import SYSTEM
from hienluong.province.loaders.catalogue import CATALOGUE, load_catalogue
from hienluong.systems.catalogue.actions.load import load
from hienluong.systems.catalogue.finding.vocabulary import read_vocabulary
from hienluong.systems.catalogue.queries.snapshot import forget_snapshot

_ALSO_NEEDED = {"2.001009", "1.000110", "1.003583"}


@pytest.fixture(autouse=True)
def _nothing_kept_from_other_tests() -> Iterator[None]:
    forget_snapshot()
    yield
    forget_snapshot()


@pytest.fixture(scope="session")
def common_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data files with only the procedures of families, situations and advice: quick to load."""
    folder = tmp_path_factory.mktemp("data") / "catalogue"
    shutil.copytree(CATALOGUE, folder)
    vocabulary = read_vocabulary({path.name: path.read_text() for path in folder.iterdir()})
    wanted = {code for family in vocabulary.families for _, code in family.options} | _ALSO_NEEDED
    wanted |= {code for event in vocabulary.events for code in event.codes}
    wanted |= {code for refusal in vocabulary.refusals for code in refusal.see}
    procedures = folder / "procedures.json"
    kept = [one for one in json.loads(procedures.read_text()) if one["code"] in wanted]
    procedures.write_text(json.dumps(kept))
    return folder


@pytest.fixture
def catalogue(db: None, common_files: Path) -> None:
    """About a hundred common procedures, without units and agencies."""
    load(SYSTEM, common_files)


@pytest.fixture
def whole_catalogue(db: None) -> None:
    """All procedures, without units and agencies."""
    load_catalogue()
