"""Following a case without signing in: two things one must know, and no way to find them out by trying."""

import pytest
from django.test import Client
from tests.support.commune import Commune, filing

from hienluong.base.errors import Busy
from hienluong.systems.cases.errors import CaseNotFound
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.public import submit
from hienluong.systems.cases.queries import follow as queries
from hienluong.systems.cases.queries.follow import look_up


@pytest.fixture
def case(commune: Commune) -> Case:
    return submit(commune.citizen, filing(commune))


def test_code_and_last_digits_of_number_or_phone_open_the_progress(case: Case) -> None:
    assert look_up(f" {(case.code or '').lower()} ", "4321").code == case.code
    assert look_up(case.code or "", "3456").code == case.code


def test_a_wrong_code_and_wrong_digits_get_the_same_answer(case: Case, client: Client) -> None:
    wrong_digits = client.get("/tra-cuu/", {"ma": case.code, "so": "0000"})
    wrong_code = client.get("/tra-cuu/", {"ma": "H50.99-261123-0001", "so": "0000"})
    assert wrong_digits.status_code == wrong_code.status_code == 404
    same = wrong_code.content.decode().replace("H50.99-261123-0001", case.code or "")
    assert wrong_digits.content.decode() == same


def test_digits_are_compared_alike_whether_the_case_exists_or_not(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[bytes] = []
    real = queries.hmac.compare_digest
    monkeypatch.setattr(queries.hmac, "compare_digest", lambda a, b: (compared.append(a), real(a, b))[1])
    counts = []
    for code, digits in ((case.code or "", "0000"), ("H50.99-261123-0001", "0000"), (case.code or "", "x")):
        compared.clear()
        with pytest.raises(CaseNotFound):
            look_up(code, digits)
        counts.append((len(compared), {len(one) for one in compared}))
    assert counts == [(3, {4})] * 3


@pytest.mark.parametrize("digits", ["", "432", "43210", "٤٣٢١", "    ", "\0\0\0\0", "----"])
def test_nothing_but_four_digits_opens_anything(commune: Commune, digits: str) -> None:
    from tests.support.commune import make_citizen

    unknown = make_citizen("Người không có số", tail="")
    case = submit(unknown, filing(commune, applicant_id=unknown.party_id))
    with pytest.raises(CaseNotFound):
        look_up(case.code or "", digits)


def test_wrong_tries_are_counted_for_the_code_wherever_they_come_from(case: Case) -> None:
    for _ in range(10):
        with pytest.raises(CaseNotFound):
            look_up(case.code or "", "0000")
    with pytest.raises(Busy):
        look_up(case.code or "", "4321")


def test_right_answers_use_up_no_tries(case: Case) -> None:
    for _ in range(12):
        look_up(case.code or "", "4321")


def test_one_address_tries_twenty_times_a_minute(case: Case, client: Client) -> None:
    codes = [
        client.get("/tra-cuu/", {"ma": f"H50-261123-{n:04d}", "so": "0000"}).status_code for n in range(21)
    ]
    assert codes[:20] == [404] * 20
    assert codes[20] == Busy.status
