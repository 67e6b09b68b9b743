"""The session, the page's token or the database is gone in the moment of sending: nothing typed is lost, nothing doubled."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.http import HttpResponse
from django.test import Client
from tests.support.commune import Commune
from tests.support.office import both_at_once
from tests.systems.filing.conftest import browser
from tests.systems.filing.filled import FORMS, as_sent, complete
from tests.systems.filing.test_counter import COMMUNE, typed

from hienluong.base.errors import Unavailable
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.people.public import Account
from hienluong.shared.numbering.models import Series
from hienluong.shared.work.models import WorkItem
from hienluong.systems.cases.actions import submit as submitting
from hienluong.systems.cases.models import Case
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing.actions import send as sending
from hienluong.systems.filing.actions.drafting import save_block, start_draft
from hienluong.systems.filing.forms import visible_blocks
from hienluong.systems.filing.models import Draft

pytestmark = pytest.mark.django_db(transaction=True)

HERE = {"Origin": "http://testserver"}
COUNTER = "/quay/nop-ho-so/1.001193/"
BOX = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


def ready_draft(commune: Commune) -> Draft:
    """A birth registration to which nothing but the sending is missing."""
    draft = start_draft(commune.citizen, procedure_in_force("1.001193"))
    form = FORMS["1.001193"]
    own_words = {"proof.kind": "du-lieu", "requester.relation": "me"}
    answers = {
        path: COMMUNE if value == "19333" else value for path, value in complete(form).items()
    } | own_words
    place = {"place.commune": COMMUNE, "place.centre": str(commune.centre.pk), "place.delivery": "online"}
    save_block(commune.citizen, draft.uid, "place", place)
    for block in visible_blocks(form, answers):
        own = {one.path: answers[one.path] for one in block.fields}
        save_block(commune.citizen, draft.uid, block.key, own)
    return draft


def post(client: Client, path: str, data: dict[str, Any]) -> HttpResponse:
    """As the server does it: at the end of a request a lost connection is put away."""
    client.raise_request_exception = False
    answer = client.post(path, data, headers=HERE)
    close_old_connections()
    return answer


def sent(client: Client, draft: Draft) -> HttpResponse:
    return post(client, f"/nop-ho-so/ban-nhap/{draft.uid}/gui/", {})


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def offered(answer: HttpResponse) -> dict[str, str]:
    """The form that the page of an error holds, to be sent again."""
    page = text(answer)
    form = page[page.index('<article class="telling">') :]
    return {unescape(name): unescape(value) for name, value in BOX.findall(form)}


def lose_connection() -> None:
    """What a database that restarts does to everybody: the connection is cut on its side."""
    settings = connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (pid,) = cursor.fetchone()
    place = {"host": settings["HOST"], "port": settings["PORT"], "dbname": settings["NAME"]}
    with psycopg.connect(**place, user=settings["USER"], password=settings["PASSWORD"]) as other:
        other.execute("select pg_terminate_backend(%s, 5000)", [pid])


def once(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: str) -> None:
    """Lose the connection the first time that `name` is called: "before" its work, or "after" it."""
    real: Callable[..., Any] = getattr(module, name)
    left = [1]

    def interrupted(*facts: Any, **more: Any) -> Any:
        is_first = bool(left and left.pop())
        if is_first and when == "before":
            lose_connection()
        result = real(*facts, **more)
        if is_first and when == "after":
            lose_connection()
        return result

    monkeypatch.setattr(module, name, interrupted)


@pytest.fixture
def draft(commune: Commune) -> Draft:
    return ready_draft(commune)


@pytest.fixture
def citizen(commune: Commune) -> Client:
    return browser(commune.citizen)


PLACES = [
    (sending, "validate", "after"),
    (submitting, "take", "before"),
    (submitting, "take", "after"),
    (submitting, "write_journal", "after"),
]


@pytest.mark.parametrize(
    ("module", "name", "when"), PLACES, ids=["validated", "unnumbered", "numbered", "journaled"]
)
def test_a_database_that_restarts_during_a_submit_leaves_nothing_and_the_next_press_files_once(
    citizen: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, when: str
) -> None:
    once(monkeypatch, module, name, when)
    told = sent(citizen, draft)
    assert (told.status_code, Unavailable.what in text(told)) == (503, True)
    assert "Gửi lại</button>" in text(told)
    assert not Case.objects.exists()
    assert not Series.objects.filter(key__startswith="case:").exists()
    assert sent(citizen, draft).status_code == 302
    case = Case.objects.get()
    assert case.idempotency_key == draft.uid
    assert (case.code or "").endswith("-0001")
    assert WorkItem.objects.filter(subject_kind="case").count() == 1
    assert Entry.objects.filter(verb="cases.filed").count() == 1


def test_a_commit_whose_answer_is_lost_is_found_again_by_the_next_press(
    citizen: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    from hienluong.systems.filing.pages import filing

    once(monkeypatch, filing, "send_draft", "after")
    sent(citizen, draft)
    code = Case.objects.get().code
    assert sent(citizen, draft).status_code == 302
    assert Case.objects.get().code == code
    assert code in text(citizen.get(f"/nop-ho-so/ban-nhap/{draft.uid}/da-nop/"))


@pytest.mark.parametrize("_round", range(3))
def test_two_presses_in_the_same_moment_are_one_case(commune: Commune, draft: Draft, _round: int) -> None:
    presses = [browser(commune.citizen) for _press in range(2)]
    answers = both_at_once(*(lambda client=client: sent(client, draft) for client in presses))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize("_round", range(3))
def test_two_presses_at_the_counter_are_one_case(commune: Commune, _round: int) -> None:
    page = typed()
    presses = [browser(commune.reception) for _press in range(2)]
    answers = both_at_once(*(lambda client=client: client.post(COUNTER, page) for client in presses))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Case.objects.count() == 1


def test_a_counter_whose_database_restarts_sends_the_same_page_again(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = browser(commune.reception)
    once(monkeypatch, submitting, "take", "before")
    told = post(counter, COUNTER, typed())
    assert told.status_code == 503
    assert post(counter, COUNTER, offered(told)).status_code == 302
    assert Case.objects.count() == 1


@pytest.fixture
def strict(commune: Commune) -> Client:
    """A counter's browser that is asked for its token like every other."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(pk=commune.reception.account_id))
    return client


def test_a_counter_page_open_too_long_is_filed_with_one_more_press(strict: Client) -> None:
    told = strict.post(COUNTER, typed() | {"csrfmiddlewaretoken": "a" * 64}, headers=HERE)
    assert told.status_code == 403
    assert strict.post(COUNTER, offered(told), headers=HERE).status_code == 302
    assert Case.objects.count() == 1


def test_a_counter_whose_session_ended_signs_in_beside_it_and_files(commune: Commune) -> None:
    client = Client()
    told = client.post(COUNTER, typed(), headers=HERE)
    assert told.status_code == 401
    assert 'href="/dang-nhap/' in text(told)
    client.force_login(Account.objects.get(pk=commune.reception.account_id))
    assert client.post(COUNTER, offered(told), headers=HERE).status_code == 302
    assert Case.objects.count() == 1


def test_a_filing_page_open_too_long_is_saved_with_one_more_press(commune: Commune) -> None:
    draft = start_draft(commune.citizen, procedure_in_force("1.001193"))
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(pk=commune.citizen.account_id))
    page = f"/nop-ho-so/ban-nhap/{draft.uid}/child/"
    answers = {**as_sent(FORMS["1.001193"].fields["child.name"], "child.name", "Hồ Văn Ơn")}
    told = client.post(page, answers | {"csrfmiddlewaretoken": "a" * 64}, headers=HERE)
    client.post(page, offered(told), headers=HERE)
    draft.refresh_from_db()
    assert (told.status_code, draft.answers["child.name"]) == (403, "Hồ Văn Ơn")
