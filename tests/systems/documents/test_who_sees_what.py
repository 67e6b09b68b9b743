"""The role ladder of every page of documents. A new address without a row here fails the first test."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.systems.documents.conftest import World, browser

from hienluong.kernel.access.public import SYSTEM
from hienluong.shared.files.public import Purpose, keep
from hienluong.systems.documents import urls
from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.direct import direct
from hienluong.systems.documents.actions.opinions import ask_opinions
from hienluong.systems.documents.models import Document, FileRole, Opinion, Origin, Part, Task
from hienluong.systems.documents.values import Arrival, FileIn, Ordered, TaskIn

ROLES = ("nobody", "citizen", "stranger", "officer", "head", "director", "clerk")
"""The stranger is the clerk of another department."""

LISTS = "door 200 200 200 200 200 200"
OPEN_TO_ALL_INSIDE = "door 404 404 200 200 200 200"


@dataclass(frozen=True)
class Papers:
    """One document at each step that a page is for."""

    world: World
    arrived: Document
    registered: Document
    task: Task
    draft: Document
    opinion: Opinion
    signed: Document

    def client(self, role: str) -> Client:
        science = self.world.science
        actors = {
            "citizen": self.world.citizen, "stranger": self.world.interior.clerk, "officer": science.officer,
            "head": science.head, "director": science.director, "clerk": science.clerk,
        }  # fmt: skip
        return browser(actors[role]) if role in actors else Client()


@dataclass(frozen=True)
class Row:
    """One request, and what each role gets, in the order of ROLES."""

    name: str
    path: Callable[[Papers], str]
    gets: str
    sent: Mapping[str, str] | None = None


def of(name: str, rest: str = "") -> Callable[[Papers], str]:
    return lambda papers: f"/xu-ly/van-ban/{getattr(papers, name).uid}/{rest}"


def at(path: str) -> Callable[[Papers], str]:
    return lambda _papers: path


ROWS = [
    Row("list", at("/xu-ly/van-ban/"), LISTS),
    Row("tasks", at("/xu-ly/van-ban/nhiem-vu/"), LISTS),
    Row("tasks", at("/xu-ly/van-ban/nhiem-vu/?xem=co-quan"), LISTS),
    Row("books", at("/xu-ly/van-ban/so/"), "door 403 200 403 403 200 200"),
    Row("book", lambda papers: f"/xu-ly/van-ban/so/{papers.registered.book_id}/2026.pdf", "door 403 403 403 403 200 200"),
    Row("enter", at("/xu-ly/van-ban/vao-so/"), "door 403 200 403 403 403 200"),
    Row("draft", at("/xu-ly/van-ban/du-thao/"), "door 403 200 200 200 200 200"),
    Row("document", of("arrived"), "door 404 404 404 404 200 200"),
    Row("document", of("registered"), "door 404 404 200 404 200 200"),
    Row("document", of("draft"), "door 404 404 200 200 404 404"),
    Row("register", of("arrived", "vao-so/"), "door 404 404 404 404 403 200"),
    Row("write", of("draft", "noi-dung/"), "door 404 404 200 409 404 404"),
    Row("file", of("arrived", "tep/0/a.pdf"), "door 404 404 404 404 200 200"),
    Row("proof", of("draft", "ban/1.pdf"), "door 404 404 200 200 404 404"),
    Row("signed", of("signed", "da-ky.pdf"), "door 404 404 200 200 200 200"),
    Row("act", of("arrived", "send_back/"), "401 404 404 404 404 403 302", {"why": "Gửi nhầm"}),
    Row("act", of("registered", "file_away/"), "401 404 404 409 404 409 409", {}),
    Row("act", of("draft", "submit/"), "401 404 404 422 422 404 404", {}),
    Row("act", of("signed", "issue/"), "401 404 404 403 403 403 302", {}),
    Row("act", of("signed", "khong-co/"), "404 404 404 404 404 404 404", {}),
    Row("task-act", lambda papers: f"/xu-ly/van-ban/nhiem-vu/{papers.task.pk}/finish/", "401 404 404 302 404 409 409", {"outcome": "Xong"}),
    Row("opinion", lambda papers: f"/xu-ly/van-ban/y-kien/{papers.opinion.pk}/", "401 404 404 404 302 404 404", {"view": "agree"}),
]  # fmt: skip


@pytest.fixture
def papers(world: World) -> Papers:
    science = world.science
    stored = keep(SYSTEM, "a.pdf", b"%PDF-1.7 a", Purpose("documents.file", None, science.agency.pk))
    file = FileIn(stored.pk, "a.pdf", FileRole.MAIN)
    registered = science.entered(symbol="1/BNV-VP")
    task = TaskIn(post_id=science.officer.posts[0], part=Part.LEAD)
    direction = direct(science.director, registered.pk, Ordered(text="Làm.", tasks=[task]))
    draft = science.drafted()
    (opinion,) = ask_opinions(science.officer, draft.pk, [science.head.posts[0]], "Góp ý")
    arrival = Arrival(agency_id=science.agency.pk, origin=Origin.MAIL, facts=science.facts(), files=[file])
    return Papers(
        world=world,
        arrived=arrive(SYSTEM, arrival),
        registered=registered,
        task=direction.tasks.get(),
        draft=draft,
        opinion=opinion,
        signed=science.signed(),
    )


def ask(papers: Papers, row: Row, role: str) -> HttpResponse:
    client = papers.client(role)
    client.raise_request_exception = False
    path = row.path(papers)
    return client.get(path) if row.sent is None else client.post(path, row.sent)


def got(answer: HttpResponse) -> str:
    door = answer.status_code == 302 and answer["Location"].startswith("/dang-nhap")
    return "door" if door else str(answer.status_code)


def test_every_address_has_a_row() -> None:
    assert {one.name for one in urls.urlpatterns} == {row.name for row in ROWS}


def test_each_role_gets_what_is_meant_for_it(papers: Papers) -> None:
    from django.db import transaction

    found = []
    for row in ROWS:
        gets = []
        for role in ROLES:
            with transaction.atomic():
                gets.append(got(ask(papers, row, role)))
                transaction.set_rollback(True)
        found.append((row.name, row.path(papers), " ".join(gets)))
    assert found == [(row.name, row.path(papers), row.gets) for row in ROWS]
