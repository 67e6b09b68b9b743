"""Whatever is sent to whatever address, by whomever: a plain answer, never a broken server, never somebody's script."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.support.commune import Commune, filing
from tests.systems.filing.conftest import browser

from hienluong.systems.cases.public import Case, submit
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions.drafting import start_draft
from hienluong.systems.filing.models import Draft

SCRIPT = "<script>alert('hl')</script>"
HOSTILE = {
    "nothing": "",
    "NUL": "a\x00b",
    "decomposed": unicodedata.normalize("NFD", "Nguyễn Thị Ước"),
    "emoji": "🙂👩‍👩‍👧",
    "script": SCRIPT,
    "long": "Ư" * 5000,
    "huge number": "9" * 400,
    "negative": "-1",
    "no number": "1e309",
    "wide digits": "１２３",
    "quotes": "' or 1=1 --\"",
    "directions": "\u202egnp.exe",
}
STRANGE_PATHS = ["x", "Ư" * 300, "🙂", SCRIPT, "..%2f..", "%00", "0", "9" * 40]
ASKED = ("q", "ma", "so", "trang", "sau", "next", "tu", "den", "truoc", "page", "after")
AWAY = 503
"""The identity provider does not run beside these tests."""
NAMED = re.compile(r'name="([^"]+)"')

Route = tuple[str, Mapping[str, str]]


def routes(resolver: URLResolver | None = None, before: str = "") -> Iterator[Route]:
    """Every address of the house as (pattern, converters by name)."""
    for one in (resolver or get_resolver()).url_patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one, route)
        elif isinstance(one, URLPattern):
            yield route, {name: type(kind).__name__ for name, kind in one.pattern.converters.items()}


def filled(route: str, values: Mapping[str, str]) -> str:
    path = route.replace("\\Z", "").removeprefix("^")
    for name, value in values.items():
        path = re.sub(rf"<(\w+:)?{name}>", lambda _found, value=value: quote(value, safe="%"), path)
    return "/" + path


@pytest.fixture
def case(commune: Commune) -> Case:
    return submit(commune.citizen, filing(commune))


@pytest.fixture
def draft(commune: Commune) -> Draft:
    return start_draft(commune.citizen, procedure_in_force("1.001193"))


def real(route: str, case: Case, draft: Draft) -> dict[str, str]:
    """Arguments that lead to something that is there."""
    code = case.code if "ho-so" in route and "nop-ho-so" not in route else "1.001193"
    return {
        "code": code, "uid": str(draft.uid), "key": "child", "act": "receive", "paper_id": "1", "letter_id": "1",
        "unit": "19333", "slug": "ho-tich", "version": "1",
    }  # fmt: skip


def paths(route: Route, case: Case, draft: Draft) -> Iterator[str]:
    pattern, converters = route
    known = real(pattern, case, draft)
    yield filled(pattern, {name: known.get(name, "1") for name in converters})
    for name, strange in product(converters, STRANGE_PATHS):
        kinds = {"UUIDConverter": str(UUID(int=7)), "IntConverter": "9" * 40}
        value = kinds.get(converters[name], strange)
        yield filled(pattern, {**{key: known.get(key, "1") for key in converters}, name: value})


def ours() -> list[Route]:
    """The desk's addresses are Wagtail's own: tests/systems/portal walks them with its editors."""
    outside = ("api/", "static/", "media/", "bien-tap/")
    return [route for route in routes() if not route[0].startswith(outside)]


@pytest.fixture
def readers(commune: Commune) -> dict[str, Client]:
    clients = {
        "nobody": Client(),
        "citizen": browser(commune.citizen),
        "reception": browser(commune.reception),
        "chair": browser(commune.chair),
    }
    for client in clients.values():
        client.raise_request_exception = False
    return clients


def test_every_address_answers_strange_paths_and_questions_in_plain_words(
    readers: dict[str, Client], case: Case, draft: Draft
) -> None:
    broken = []
    for route in ours():
        for path, reader in product(
            dict.fromkeys(paths(route, case, draft)), ("nobody", "citizen", "reception")
        ):
            status = readers[reader].get(path).status_code
            if status >= 500 and not (status == AWAY and path.startswith("/dang-nhap/cong-dan/")):
                broken.append((reader, path[:80]))
    for route, (what, value) in product(ours(), HOSTILE.items()):
        path = next(paths(route, case, draft))
        asked = dict.fromkeys(ASKED, value)
        status = readers["reception"].get(path, asked).status_code
        if status >= 500 and status != AWAY:
            broken.append((what, path[:80]))
    assert broken == []


def sent(page: str, value: str) -> dict[str, Any]:
    """Every box of a page with this value in it."""
    return dict.fromkeys(set(NAMED.findall(page)) - {"csrfmiddlewaretoken"}, value)


FORMS = {
    "citizen": [
        "/nop-ho-so/ban-nhap/{draft}/child/", "/nop-ho-so/ban-nhap/{draft}/place/",
        "/nop-ho-so/ban-nhap/{draft}/requester/", "/nop-ho-so/ban-nhap/{draft}/linked/",
        "/nop-ho-so/ban-nhap/{draft}/giay-to/", "/tai-khoan/lien-he/", "/tra-cuu/", "/xac-minh/",
    ],
    "reception": ["/quay/nop-ho-so/1.001193/", "/tra-cuu/", "/xac-minh/", "/viec/", "/ho-so/"],
    "nobody": ["/dang-nhap/can-bo/", "/tra-cuu/", "/xac-minh/"],
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_every_form_takes_what_is_typed_or_says_why_not(
    readers: dict[str, Client], case: Case, draft: Draft, what: str
) -> None:
    value, broken = HOSTILE[what], []
    for reader, forms in FORMS.items():
        client = readers[reader]
        for form in forms:
            path = form.format(draft=draft.uid)
            answer = client.post(path, sent(client.get(path).content.decode(), value))
            if answer.status_code >= 500 or SCRIPT in answer.content.decode():
                broken.append((reader, path, answer.status_code))
    assert broken == []


@pytest.mark.parametrize("what", HOSTILE)
def test_every_act_on_a_case_takes_what_is_typed_or_says_why_not(
    readers: dict[str, Client], case: Case, what: str
) -> None:
    value, broken = HOSTILE[what], []
    for reader in ("reception", "chair"):
        client = readers[reader]
        boxes = sent(client.get(f"/ho-so/{case.code}/").content.decode(), value)
        for act in (
            "request_supplement",
            "refuse",
            "draft",
            "forward",
            "return_step",
            "ask_opinions",
            "extend",
            "pay",
            "stop",
            "receive",
        ):
            answer = client.post(f"/ho-so/{case.code}/{act}/", boxes)
            if answer.status_code >= 500 or SCRIPT in answer.content.decode():
                broken.append((reader, act, answer.status_code))
    assert broken == []


def test_decomposed_letters_are_kept_composed(commune: Commune, draft: Draft) -> None:
    typed = {"child.name": unicodedata.normalize("NFD", "Hồ Văn Ơn")}
    browser(commune.citizen).post(f"/nop-ho-so/ban-nhap/{draft.uid}/child/", typed)
    draft.refresh_from_db()
    assert draft.answers["child.name"] == "Hồ Văn Ơn"


def test_a_body_that_is_no_text_is_refused_plainly(readers: dict[str, Client], draft: Draft) -> None:
    path = f"/nop-ho-so/ban-nhap/{draft.uid}/child/"
    bodies = [
        (b"\xff\xfe=\xff", "application/x-www-form-urlencoded"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
    ]
    for body, kind in bodies:
        assert readers["citizen"].post(path, body, content_type=kind).status_code < 500


def test_a_flood_of_boxes_is_refused_plainly(readers: dict[str, Client], draft: Draft) -> None:
    flood = {f"box{number}": "1" for number in range(5000)}
    answer = readers["citizen"].post(f"/nop-ho-so/ban-nhap/{draft.uid}/child/", flood)
    assert answer.status_code in {400, 413}
    assert "<h1" in answer.content.decode()
