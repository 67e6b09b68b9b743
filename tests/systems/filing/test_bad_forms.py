"""Every address that takes a form, from everybody who may send it, with whatever typed into every box: a plain
answer, nobody's script, and nothing that only the database refuses, for then the answer could not say which box.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from tests.support.commune import Commune, filing, make_officer
from tests.systems.cases.test_results import drafted
from tests.systems.filing.conftest import browser
from tests.systems.filing.test_bad_input import HOSTILE, NAMED, SCRIPT, filled, ours

from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import Actor
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.sign_result import SignResult, sign_result
from hienluong.systems.cases.actions.supplement import request_supplement
from hienluong.systems.cases.pages.acts import ACTS
from hienluong.systems.cases.public import Case, submit
from hienluong.systems.cases.values import MissingPaper, SupplementIn
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import start_draft

RIGHTS = [
    "organisation.manage", "organisation.delegate", "worktime.manage", "people.manage", "people.reveal",
    "journal.read", "jobs.replay", "operations.read", "work.read", "work.assign", "cases.read", "cases.print",
    "cases.assist",
]  # fmt: skip
"""What an administrator of the test may do beside a case's own officers."""
ODD = {
    what: HOSTILE[what]
    for what in ("nothing", "NUL", "script", "long", "huge number", "wide digits", "negative")
}
GROUPS = ("place", "requester", "child", "origin", "mother", "father", "linked", "proof", "declaration")
AWAY = re.compile(r"^/dang-nhap/cong-dan/")
"""The identity provider does not run beside these tests."""


@pytest.fixture
def commune(commune: Commune) -> Commune:
    ensure_demo_authority()
    rights = {(right.post_kind, right.right) for right in PostRight.objects.all()}
    wanted = {(PostKind.ADMINISTRATOR, right) for right in RIGHTS} - rights
    PostRight.objects.bulk_create(
        PostRight(post_kind=kind, right=right, reach=Reach.PROVINCE) for kind, right in wanted
    )
    return commune


@pytest.fixture
def people(commune: Commune) -> dict[str, Actor]:
    admin = make_officer("quantri.moi", "Thái Minh Long", (commune.committee, PostKind.ADMINISTRATOR))
    return {
        "citizen": commune.citizen,
        "reception": commune.reception,
        "registrar": commune.civil_status,
        "chair": commune.chair,
        "clerk": commune.clerk,
        "administrator": admin,
    }


@pytest.fixture
def cases(commune: Commune) -> list[Case]:
    """A case in each state in which somebody has something to type."""
    filed = submit(commune.citizen, filing(commune))
    in_work = receive(commune.reception, ReceiveCase(submit(commune.citizen, filing(commune)).pk))
    incomplete = receive(commune.reception, ReceiveCase(submit(commune.citizen, filing(commune)).pk))
    asked = SupplementIn([MissingPaper("Đơn", "thiếu chữ ký")], "Thiếu", "Lê Văn Sơn")
    request_supplement(commune.civil_status, incomplete.pk, asked)
    to_sign, signed = drafted(commune), drafted(commune)
    sign_result(commune.chair, SignResult(signed.pk))
    return [filed, in_work, incomplete, to_sign, signed]


@pytest.fixture
def addresses(commune: Commune, cases: list[Case]) -> list[str]:
    """Every address, with arguments that lead to something that is there."""
    draft = start_draft(commune.citizen, procedure_in_force("1.001193"))
    known = {"uid": [str(draft.uid)], "key": [*GROUPS, "khong-co"], "act": [*ACTS, "khong-co"]}
    codes = [case.code or "" for case in cases]
    found = {}
    for route, converters in ours():
        of_a_case = route.startswith("ho-so")
        values = known | {"code": codes if of_a_case else ["1.001193"]}
        for filled_in in _each(converters, values):
            found[filled(route, filled_in)] = None
    return list(found)


def _each(converters: Mapping[str, str], values: Mapping[str, list[str]]) -> Iterator[dict[str, str]]:
    chosen: list[dict[str, str]] = [{}]
    for name in converters:
        chosen = [one | {name: value} for one in chosen for value in values.get(name, ["1"])]
    yield from chosen


def boxes(client: Client, addresses: list[str]) -> set[str]:
    """The names of all boxes on all pages that this reader sees."""
    pages = (client.get(address) for address in addresses if not AWAY.match(address))
    html = (page.content.decode(errors="replace") for page in pages if not page.streaming)
    return {name for page in html for name in NAMED.findall(page)} - {"csrfmiddlewaretoken", "viewport"}


def posted(client: Client, address: str, data: dict[str, Any]) -> HttpResponse:
    """The answer; what the form changed is taken back, so that the next finds everything as it was."""
    with transaction.atomic():
        answer = client.post(address, data)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize(
    "who", ["nobody", "citizen", "reception", "registrar", "chair", "clerk", "administrator"]
)
def test_no_form_breaks_the_house_whatever_is_typed_into_it(
    people: dict[str, Actor], addresses: list[str], caplog: pytest.LogCaptureFixture, who: str
) -> None:
    client = browser(people[who]) if who in people else Client()
    client.raise_request_exception = False
    names = boxes(client, addresses)
    takes_forms = [one for one in addresses if posted(client, one, {}).status_code not in {404, 405}]
    broken = []
    for address in takes_forms:
        for what, value in ODD.items():
            caplog.clear()
            answer = posted(client, address, dict.fromkeys(names, value))
            page = "" if answer.streaming else answer.content.decode(errors="replace")
            refused_below = any("input_does_not_fit" in one.getMessage() for one in caplog.records)
            if answer.status_code >= 500 or refused_below or SCRIPT in page:
                broken.append((address, what, answer.status_code, refused_below))
    assert len(takes_forms) > 3
    assert broken == []
