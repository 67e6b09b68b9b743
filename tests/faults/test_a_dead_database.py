"""The database is away for a while: everybody is told so at once, nothing hangs, and all goes on by itself."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.faults.program import Program, free_port, kill, until

from hienluong.base.errors import Unavailable
from hienluong.config.home import Home, Mode

pytestmark = pytest.mark.faults

NOT_LONGER_THAN = 10
CODE = "H50.31.1-261123-0001"
PAGES = [f"/tra-cuu/?ma={CODE}&so=4321", "/thu-tuc/?q=khai+sinh", "/ho-so/", "/viec/", "/xac-minh/ABCDEFGH/"]
API = [f"/api/v1/follow/{CODE}?digits=4321", "/api/v1/forms/1.001193"]


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    root = Path(tempfile.mkdtemp(prefix="hienluong-away-"))
    root.chmod(0o755)
    program = Program(Home(root=root, port=free_port(), mode=Mode.DEMO, outside_database=""))
    program.start("--empty")
    yield program
    program.stop()
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def reader(program: Program) -> Iterator[httpx.Client]:
    """A browser with a session of some kind, so that no page kept ready is given to it."""
    with httpx.Client(
        base_url=f"http://127.0.0.1:{program.home.port}",
        timeout=NOT_LONGER_THAN,
        cookies={"hl_session": "a" * 32},
    ) as client:
        yield client


@pytest.fixture(scope="module")
def away(program: Program, reader: httpx.Client) -> Iterator[None]:
    """The database killed, and nobody to start it again: the supervisor sleeps."""
    assert program.process is not None
    assert all(reader.get(page).status_code < 500 for page in [*PAGES, *API])
    os.kill(program.process.pid, signal.SIGSTOP)
    try:
        kill([int((program.cluster.data / "postmaster.pid").read_text().split()[0])])
        until(lambda: not program.database_answers())
        yield
    finally:
        os.kill(program.process.pid, signal.SIGCONT)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("away")
def test_a_page_says_at_once_that_the_house_cannot_serve_now_and_what_to_do(
    reader: httpx.Client, page: str
) -> None:
    answer = reader.get(page)
    assert answer.status_code == 503, answer.text
    assert all(words in answer.text for words in (Unavailable.what, Unavailable.kept, Unavailable.next_step))
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize("address", API)
@pytest.mark.usefixtures("away")
def test_a_program_is_told_the_same(reader: httpx.Client, address: str) -> None:
    answer = reader.get(address)
    assert (answer.status_code, answer.json()["code"]) == (503, Unavailable.code)


@pytest.mark.usefixtures("away")
def test_who_signs_in_is_told_the_same(reader: httpx.Client) -> None:
    token = "a" * 32
    reader.cookies.set("hl_csrf", token)
    sent = {"login": "ai", "password": "khong-biet", "csrfmiddlewaretoken": token}
    answer = reader.post("/dang-nhap/can-bo/", data=sent)
    assert (answer.status_code, Unavailable.what in answer.text) == (503, True)


@pytest.mark.usefixtures("away")
def test_whoever_watches_the_house_is_told_that_it_is_not_well(reader: httpx.Client) -> None:
    assert reader.get("/healthz").status_code == 503


@pytest.mark.usefixtures("away")
def test_when_the_database_is_back_the_same_web_serves_again(program: Program, reader: httpx.Client) -> None:
    assert program.process is not None
    os.kill(program.process.pid, signal.SIGCONT)
    web = program.processes("processes.web")
    until(program.answers)
    until(lambda: all(reader.get(page).status_code < 500 for page in [*PAGES, *API]))
    assert program.processes("processes.web") == web
