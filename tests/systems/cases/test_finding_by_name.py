"""An officer finds cases by a part of a name, also among many, and only those they may see."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support.commune import Commune, filing, make_citizen, make_commune

from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM, Actor
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.queries.lists import CaseFilter, list_cases


def found(actor: Actor, words: str) -> list[str]:
    return [case.applicant.full_name for case in list_cases(actor, CaseFilter(words=words)).cases]


def of(commune: Commune, name: str) -> Case:
    citizen = make_citizen(name)
    return submit(citizen, filing(commune, applicant_id=citizen.party_id))


@pytest.mark.parametrize("words", ["Thị Ngọc", "thi ngoc", "NGỌC", "ngọ", "  hồ thị  "])
def test_a_part_of_a_name_is_enough_with_or_without_marks(commune: Commune, words: str) -> None:
    of(commune, "Hồ Thị Ngọc")
    of(commune, "Lê Văn An")
    assert found(commune.reception, words) == ["Hồ Thị Ngọc"]


def test_signs_of_the_pattern_language_are_letters(commune: Commune) -> None:
    of(commune, "Hồ Thị Ngọc")
    assert found(commune.reception, "%") == found(commune.reception, "h_ thi") == []


def test_the_beginning_of_a_code_finds_cases_too(commune: Commune) -> None:
    case = of(commune, "Hồ Thị Ngọc")
    for words in ("H5", "h50", "H50.", case.code or ""):
        assert found(commune.reception, words) == ["Hồ Thị Ngọc"]


def test_an_organisation_named_like_a_code_is_found(commune: Commune) -> None:
    of(commune, "Công ty A1")
    assert found(commune.reception, "A1") == ["Công ty A1"]


def test_a_name_in_another_commune_is_not_found(commune: Commune) -> None:
    other = make_commune("Cam Lộ", "H50.40")
    forget_all()
    of(other, "Hồ Thị Ngọc")
    assert found(commune.reception, "ngọc") == []


MANY_PARTIES = """
insert into people_party (uid, kind, full_name, search_key, identifier_cipher, identifier_tail, phone, email, address, created_at)
select gen_random_uuid(), 'person', 'Trần Văn ' || n, 'tran van ' || md5(n::text), '', '0000', '', '', '{}', now()
from generate_series(1, 20000) n
"""


@pytest.fixture
def crowded(commune: Commune) -> Commune:
    """Twenty thousand cases, each of somebody else."""
    case = of(commune, "Hồ Thị Ngọc")
    columns = [field.column for field in Case._meta.concrete_fields if field.column != "id"]
    fresh = {
        "uid": "gen_random_uuid()", "idempotency_key": "gen_random_uuid()", "applicant_id": "party.id",
        "code": "'H50.31.1-200101-' || party.id",
    }  # fmt: skip
    chosen = ", ".join(fresh.get(column, f"model.{column}") for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(MANY_PARTIES)
        cursor.execute(
            f"insert into cases_case ({', '.join(columns)}) select {chosen} from cases_case model, people_party party"
            " where model.id = %s and party.full_name like 'Trần Văn %%'",
            [case.pk],
        )
        cursor.execute("analyze people_party")
        cursor.execute("analyze cases_case")
    return commune


def plan(read: Callable[[], object]) -> str:
    with CaptureQueriesContext(connection) as caught:
        read()
    with connection.cursor() as cursor:
        cursor.execute(f"explain (costs off) {caught[-1]['sql']}")
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.parametrize("words", ["nguyễn không có ai", "thị ngọc"])
def test_a_rare_name_is_looked_up_and_not_walked_to(crowded: Commune, words: str) -> None:
    for actor in (crowded.reception, SYSTEM):
        shown = plan(lambda actor=actor: list_cases(actor, CaseFilter(words=words)))
        assert "party_by_part_of_name" in shown, shown
        assert "Seq Scan" not in shown, shown
