"""Loading the catalogue: complete, honest about gaps, safe to repeat."""

import json
import shutil
from pathlib import Path

import pytest

from hienluong.base.errors import SignInNeeded
from hienluong.kernel.access.public import NOBODY, SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.province.loaders.catalogue import CATALOGUE
from hienluong.systems.catalogue.actions.load import load
from hienluong.systems.catalogue.models import Competence, Procedure, ProcedureVersion, RequiredPaper
from hienluong.systems.catalogue.public import procedure_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path: Path, common_files: Path) -> Path:
    """A copy of the data files that a test may change."""
    return Path(shutil.copytree(common_files, tmp_path / "catalogue"))


def _change(files: Path, code: str, **fields: object) -> None:
    path = files / "procedures.json"
    procedures = json.loads(path.read_text())
    next(one for one in procedures if one["code"] == code).update(fields)
    path.write_text(json.dumps(procedures))


def test_every_procedure_of_the_data_files_is_in_force(whole_catalogue: None) -> None:
    expected = {one["code"] for one in json.loads((CATALOGUE / "procedures.json").read_text())}
    assert len(expected) == 1226
    in_force = ProcedureVersion.objects.filter(valid_to=None).values_list("procedure__code", flat=True)
    assert set(in_force) == expected


def test_loading_again_changes_nothing(catalogue: None, common_files: Path) -> None:
    before = ProcedureVersion.objects.count(), Competence.objects.count(), Entry.objects.count()
    assert load(SYSTEM, common_files) == 0
    assert (ProcedureVersion.objects.count(), Competence.objects.count(), Entry.objects.count()) == before


def test_changed_content_makes_one_new_version_and_ends_the_old_one(catalogue: None, files: Path) -> None:
    _change(files, "1.001193", limit_text="2 ngày làm việc")
    assert load(SYSTEM, files) == 1
    old, new = ProcedureVersion.objects.filter(procedure__code="1.001193").order_by("number")
    assert (old.number, new.number) == (1, 2)
    assert new.valid_from is not None
    assert old.valid_to is not None
    assert (new.valid_from - old.valid_to).days == 1
    assert new.papers.count() == old.papers.count()


def test_a_withdrawn_procedure_stays_withdrawn(catalogue: None, files: Path) -> None:
    Procedure.objects.filter(code="1.001193").update(withdrawn_from="2026-01-01")
    _change(files, "1.001193", limit_text="2 ngày làm việc")
    assert load(SYSTEM, files) == 0


def test_only_those_with_the_right_may_load(db: None) -> None:
    with pytest.raises(SignInNeeded):
        load(NOBODY, CATALOGUE)


def test_a_limit_without_a_unit_stays_unknown_and_keeps_its_words(catalogue: None) -> None:
    version = procedure_in_force("1.004873")
    assert version.limit_amount is None
    assert version.limit_text == "3 (nguồn không ghi đơn vị)"


def test_same_day_procedures_have_no_days_and_a_cutoff(catalogue: None) -> None:
    version = procedure_in_force("1.001193")
    assert version.limit_amount == 0
    assert version.cutoff is not None
    assert version.cutoff.hour == 15


def test_papers_that_data_replaces_are_marked(catalogue: None) -> None:
    replaced = procedure_in_force("1.001193").papers.exclude(replaced_by="")
    assert [paper.name for paper in replaced] == ["Căn cước"]


def test_a_name_that_the_source_cut_off_is_shown_with_an_ellipsis(whole_catalogue: None) -> None:
    cut = RequiredPaper.objects.filter(name_cut=True)
    assert cut.count() > 100
    assert all(paper.shown_name.endswith("…") for paper in cut[:20])


def test_every_procedure_but_those_of_other_bodies_has_a_known_decider(whole_catalogue: None) -> None:
    without = Procedure.objects.exclude(pk__in=Competence.objects.values("procedure"))
    assert list(without.values_list("code", flat=True)) == []
