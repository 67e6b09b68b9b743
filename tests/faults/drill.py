"""Who takes part in the drill: people who file and hand on, with a ledger of what was acknowledged to them."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, Queue
from typing import Any

import httpx
from tests.faults.program import Program
from tests.systems.filing.filled import FORMS, as_sent, complete

from hienluong.province.demo import DEMO_PASSWORD
from hienluong.systems.filing.forms import Block, visible_blocks
from hienluong.systems.filing.forms.checking import visible_fields

__all__ = ["Drill", "Ledger", "file_at_home", "file_at_the_counter", "hand_on", "receive_cases"]

PROCEDURE = "1.001193"
DONG_HA = "19333"
_RETRY_SECONDS = 0.2
_ANSWERED_BY = 20.0
_GIVEN_UP_AFTER = 180.0
_LED_TO_THE_DOOR = {401, 403}
_CODE = re.compile(r"H\d\d[\d.]*-\d{6}-\d{4,}")


@dataclass
class Ledger:
    """What the clients were told. The program knows nothing of it."""

    filed: dict[str, str] = field(default_factory=dict)
    """The code that was acknowledged for each key."""
    received: set[str] = field(default_factory=set)
    handed_on: set[str] = field(default_factory=set)
    recoveries: list[float] = field(default_factory=list)
    """Seconds from each kill until a page that needs the database was answered."""
    broken: int = 0
    """Requests whose connection broke, or that were asked to come again."""
    troubles: list[str] = field(default_factory=list)


class Browser:
    """Somebody's browser: signs in again when it must, tries again when nobody answers."""

    def __init__(self, program: Program, ledger: Ledger, door: Mapping[str, str]) -> None:
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{program.home.port}", timeout=_ANSWERED_BY)
        self.ledger, self.door = ledger, door
        self._until_answered(self._sign_in)

    def send(self, path: str, data: Mapping[str, Any]) -> httpx.Response:
        """The answer to a form, after as many tries as it takes to get one that is no fault of the kills."""
        return self._until_answered(lambda: self._post(path, data))

    def read(self, path: str) -> httpx.Response:
        """The page, as patiently."""
        return self._until_answered(lambda: self.client.get(path))

    def _until_answered(self, attempt: Callable[[], httpx.Response]) -> httpx.Response:
        began, refused = time.monotonic(), False
        while time.monotonic() - began < _GIVEN_UP_AFTER:
            with suppress(httpx.TransportError):
                answer = attempt()
                if answer.status_code not in {429, 503} and (refused or not _is_sign_in(answer)):
                    return answer
                if _is_sign_in(answer):
                    refused = self._sign_in().is_redirect
                    continue
            self.ledger.broken += 1
            time.sleep(_RETRY_SECONDS)
        raise TimeoutError("nobody answered")

    def _post(self, path: str, data: Mapping[str, Any]) -> httpx.Response:
        token = self.client.cookies.get("hl_csrf", "")
        return self.client.post(path, data={**data, "csrfmiddlewaretoken": token})

    def _sign_in(self) -> httpx.Response:
        self.client.cookies.clear()
        self.client.get("/dang-nhap/can-bo/")
        return self._post(self.door["path"], self.door)


def _is_sign_in(answer: httpx.Response) -> bool:
    return answer.status_code in _LED_TO_THE_DOOR or "/dang-nhap/" in answer.headers.get("Location", "")


def officer(program: Program, ledger: Ledger, username: str) -> Browser:
    door = {"path": "/dang-nhap/can-bo/", "login": username, "password": DEMO_PASSWORD}
    return Browser(program, ledger, door)


def citizen(program: Program, ledger: Ledger, key: str) -> Browser:
    return Browser(program, ledger, {"path": "/dang-nhap/thu/", "vai": key})


@dataclass
class Drill:
    """One run: the program that is hurt, the ledger, and what is still to do."""

    program: Program
    ledger: Ledger
    at_the_counter: "Queue[str]" = field(default_factory=Queue)
    at_home: "Queue[str]" = field(default_factory=Queue)
    to_receive: "Queue[str | None]" = field(default_factory=Queue)
    to_hand_on: "list[Queue[str | None]]" = field(default_factory=list)
    """For each registrar. None ends a queue."""

    def told(self, key: str, code: str) -> None:
        """A code was acknowledged. Told again, it must be the same."""
        if self.ledger.filed.setdefault(key, code) != code:
            self.ledger.troubles.append(f"{key} got a second code")

    def lies_with_a_registrar(self, code: str) -> None:
        """Nobody outside knows with which of them, so each has a try."""
        for mine in self.to_hand_on:
            mine.put(code)


def file_at_the_counter(drill: Drill, username: str) -> None:
    """One counter: takes the next person, sends until it is told the code."""
    browser, page = officer(drill.program, drill.ledger, username), _counter_page()
    for key in _drawn(drill.at_the_counter):
        answer = browser.send(f"/quay/nop-ho-so/{PROCEDURE}/", page | {"key": key})
        code = re.search(r"/quay/da-nop/([^/]+)/", answer.headers.get("Location", ""))
        if code is None:
            return drill.ledger.troubles.append(_words(answer))
        drill.told(key, code[1])
        drill.lies_with_a_registrar(code[1])
    return None


def file_at_home(drill: Drill, key: str) -> None:
    """A citizen at a telephone: page by page, then sends twice as somebody does who is not sure."""
    browser, pages = citizen(drill.program, drill.ledger, key), _citizen_pages()
    for _person in _drawn(drill.at_home):
        begun = browser.send(f"/nop-ho-so/{PROCEDURE}/", {})
        draft = re.search(r"/nop-ho-so/ban-nhap/([^/]+)/", begun.headers.get("Location", ""))
        if draft is None:
            return drill.ledger.troubles.append(_words(begun))
        for name, answers in pages:
            browser.send(f"/nop-ho-so/ban-nhap/{draft[1]}/{name}/", answers)
        for _press in range(2):
            sent = browser.send(f"/nop-ho-so/ban-nhap/{draft[1]}/gui/", {})
            if not sent.is_redirect:
                return drill.ledger.troubles.append(_words(sent))
        code = _CODE.search(browser.read(f"/nop-ho-so/ban-nhap/{draft[1]}/da-nop/").text)
        if code is None:
            return drill.ledger.troubles.append(f"no code on the receipt of {draft[1]}")
        drill.told(draft[1], code[0])
        drill.to_receive.put(code[0])
    return None


def receive_cases(drill: Drill, username: str) -> None:
    """A counter accepts what came from home."""
    browser = officer(drill.program, drill.ledger, username)
    for code in iter(drill.to_receive.get, None):
        if browser.send(f"/ho-so/{code}/receive/", {"note": ""}).is_redirect:
            drill.ledger.received.add(code)
        drill.lies_with_a_registrar(code)


def hand_on(drill: Drill, username: str, mine: "Queue[str | None]") -> None:
    """A registrar drafts and hands to the leader what lies on this registrar's list."""
    browser = officer(drill.program, drill.ledger, username)
    draft = {"title": "Giấy khai sinh", "symbol": "UBND", "body": "Đăng ký khai sinh.", "label": "Họ tên",
             "value": "An"}  # fmt: skip
    for code in iter(mine.get, None):
        if (
            browser.send(f"/ho-so/{code}/draft/", draft).is_redirect
            and browser.send(f"/ho-so/{code}/forward/", {"note": ""}).is_redirect
        ):
            drill.ledger.handed_on.add(code)


def _drawn(queue: "Queue[str]") -> Iterator[str]:
    while True:
        try:
            yield queue.get_nowait()
        except Empty:
            return


def _words(answer: httpx.Response) -> str:
    page = re.sub(r"<[^>]*>", " ", answer.text)
    return f"{answer.status_code} {' '.join(page.split())[:900]}"


def _answers() -> dict[str, Any]:
    return complete(FORMS[PROCEDURE]) | {"proof.kind": "du-lieu"}


def _counter_page() -> dict[str, Any]:
    """A complete page of the counter, as a browser sends it."""
    form, answers = FORMS[PROCEDURE], _answers()
    sent: dict[str, Any] = {"place.commune": DONG_HA, "place.delivery": "in-person"}
    for question in form.fields.values():
        sent |= as_sent(question, question.path, answers[question.path])
    return sent


def _citizen_pages() -> list[tuple[str, dict[str, Any]]]:
    """The same, question group by question group."""
    form, answers = FORMS[PROCEDURE], _answers()
    place = {"place.commune": DONG_HA, "place.centre": "commune", "place.delivery": "online"}
    return [
        ("place", place),
        *((block.key, _page(block, answers)) for block in visible_blocks(form, answers)),
    ]


def _page(block: Block, answers: dict[str, Any]) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for question in visible_fields(block, answers):
        sent |= as_sent(question, question.path, answers.get(question.path))
    return sent
