"""The role ladder of every page of cases and filing, and that every look of an officer is in the journal.

A new address without a row here fails the first test. Each row says what each role gets.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.support.commune import Commune, filing, make_citizen, make_commune, make_officer
from tests.systems.cases.test_results import DRAFT
from tests.systems.filing.conftest import browser
from tests.systems.filing.test_counter import PDF

from hienluong.base import clock
from hienluong.kernel.access.public import SYSTEM, Actor, PostRight, Reach
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.journal.public import purpose_of
from hienluong.kernel.organisation.public import PostKind
from hienluong.shared.files.public import Purpose, keep
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.systems.cases import urls as case_urls
from hienluong.systems.cases.actions.draft_result import draft_result
from hienluong.systems.cases.actions.issue_result import IssueResult, issue_result
from hienluong.systems.cases.actions.progress import MoveOn, forward
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.reconcile import Reconcile, reconcile
from hienluong.systems.cases.actions.sign_result import SignResult, sign_result
from hienluong.systems.cases.models import Case, Reconciliation, Result, StatementSource
from hienluong.systems.cases.public import PaperIn, submit
from hienluong.systems.cases.rules.reconciling import Line
from hienluong.systems.catalogue.public import procedure_in_force
from hienluong.systems.filing import urls as filing_urls
from hienluong.systems.filing.actions.drafting import start_draft
from hienluong.systems.filing.models import Draft

ROLES = (
    "nobody",
    "owner",
    "other",
    "stranger",
    "reception",
    "handler",
    "head",
    "clerk",
    "admin",
    "auditor",
)
OFFICERS = ROLES[4:]
"""Those who may see the case at all, or might."""


# role by role, in the order of ROLES
EVERYBODY = "200 200 200 200 200 200 200 200 200 200"
OWNER = "door 200 404 403 403 403 403 403 403 403"
CITIZENS = "door 200 200 403 403 403 403 403 403 403"
READERS = "door 403 403 404 200 200 200 200 403 200"
OWNER_AND_READERS = "door 200 404 404 200 200 200 200 404 200"
WRITER = "door 200 404 404 404 404 404 404 404 404"
WRITER_ACTS = "401 302 404 404 404 404 404 404 404 404"
COUNTER = "door 403 403 403 200 403 403 403 403 403"
OFFICERS_WHO_READ = "door 403 403 200 200 200 200 200 403 200"
NO_SUCH_THING = "404 404 404 404 404 404 404 404 404 404"


@dataclass(frozen=True)
class World:
    actors: Mapping[str, Actor]
    working: Case
    done: Case
    draft: Draft
    compared: Reconciliation

    def client(self, role: str) -> Client:
        return browser(self.actors[role]) if role in self.actors else Client()


@dataclass(frozen=True)
class Row:
    """One request, and what each role of the ladder gets, in the order of ROLES."""

    name: str
    path: Callable[[World], str]
    gets: str
    sent: Mapping[str, str] | None = None
    looks: bool = False
    """Whether it shows an officer personal data: then the journal has it, with right and party."""


def of(case: str, rest: str = "", base: str = "/ho-so/") -> Callable[[World], str]:
    return lambda world: f"{base}{getattr(world, case).code}/{rest}"


def mine(case: str, rest: str = "") -> Callable[[World], str]:
    return of(case, rest, "/ho-so-cua-toi/")


def draft(rest: str = "") -> Callable[[World], str]:
    return lambda world: f"/nop-ho-so/ban-nhap/{world.draft.uid}/{rest}"


def at(path: str) -> Callable[[World], str]:
    return lambda _world: path


def paper(world: World) -> str:
    return f"/ho-so/{world.working.code}/giay-to/{world.working.papers.get().pk}/"


def letter(world: World) -> str:
    return f"/ho-so/{world.working.code}/giay/{world.working.letters.get(kind='receipt').pk}.pdf"


def compared(world: World) -> str:
    return f"/doi-soat/{world.compared.pk}/"


def verified(world: World) -> str:
    return f"/xac-minh/{Result.objects.get(case=world.done).verify_code}/"


ROWS: list[Row] = [
    Row("cases:follow", at("/tra-cuu/"), EVERYBODY),
    Row("cases:verify", at("/xac-minh/"), EVERYBODY),
    Row("cases:verify", at("/xac-minh/"), "422 422 422 422 422 422 422 422 422 422", {}),
    Row("cases:verify-code", verified, EVERYBODY),
    Row("cases:mine", at("/ho-so-cua-toi/"), CITIZENS),
    Row("cases:my-store", at("/kho-giay-to/"), CITIZENS),
    Row("cases:my-case", mine("working"), OWNER),
    Row(
        "cases:answer",
        mine("working", "bo-sung/"),
        "401 409 404 403 403 403 403 403 403 403",
        {"answer": "Đây"},
    ),
    Row("cases:withdraw", mine("working", "rut/"), "401 302 404 403 403 403 403 403 403 403", {}),
    Row("cases:rate", mine("done", "danh-gia/"), "401 302 404 403 403 403 403 403 403 403", {"score": "5"}),
    Row(
        "cases:rate", mine("working", "danh-gia/"), "401 409 404 403 403 403 403 403 403 403", {"score": "5"}
    ),
    Row("cases:reveal-mine", mine("working", "xem-day-du/"), "401 200 404 403 403 403 403 403 403 403", {}),
    Row("cases:list", at("/ho-so/"), OFFICERS_WHO_READ),
    Row("cases:list", at("/ho-so/?q=binh"), OFFICERS_WHO_READ, looks=True),
    Row(
        "cases:register", at("/ho-so/so-theo-doi.pdf"), "door 403 403 200 200 200 200 200 403 403", looks=True
    ),
    Row("cases:case", of("working"), READERS, looks=True),
    Row("cases:case", of("done"), READERS, looks=True),
    Row("cases:paper", paper, OWNER_AND_READERS, looks=True),
    Row("cases:letter", letter, OWNER_AND_READERS, looks=True),
    Row(
        "cases:control",
        of("working", "phieu-kiem-soat.pdf"),
        "door 403 403 404 200 200 200 200 403 403",
        looks=True,
    ),
    Row("cases:result", of("working", "ket-qua.pdf"), "door 403 404 404 200 200 200 200 404 200", looks=True),
    Row("cases:result", of("done", "ket-qua.pdf"), OWNER_AND_READERS, looks=True),
    Row(
        "cases:reveal",
        of("working", "xem-day-du/"),
        "401 403 403 404 200 200 200 403 403 403",
        {"purpose": "handle_case"},
        looks=True,
    ),
    Row("cases:act", of("working", "forward/"), "401 403 403 404 409 302 409 409 403 409", {}),
    Row("cases:act", of("working", "receive/"), "401 403 403 404 409 403 403 403 403 403", {}),
    Row("cases:act", of("working", "stop/"), "401 403 403 404 409 302 409 409 403 409", {"note": "Lý do"}),
    Row(
        "cases:act",
        of("working", "pay/"),
        "401 403 403 404 302 403 403 403 403 403",
        {"reference": "BL-1", "way": "cash"},
    ),
    Row(
        "cases:act",
        of("working", "extend/"),
        "401 403 403 404 403 403 302 403 403 403",
        {"day": "2026-12-01", "note": "Chậm"},
    ),
    Row("cases:act", of("working", "khong-co/"), NO_SUCH_THING, {}),
    Row(
        "cases:take-supplement",
        of("working", "nhan-bo-sung/"),
        "401 403 403 403 409 403 403 403 403 403",
        {"answer": "Đây"},
    ),
    Row(
        "cases:take-withdrawal",
        of("working", "rut-theo-de-nghi/"),
        "401 403 403 403 302 403 403 403 403 403",
        {"reason": "Bà Bình đề nghị"},
    ),
    Row(
        "cases:take-withdrawal",
        of("working", "rut-theo-de-nghi/"),
        "401 403 403 403 422 403 403 403 403 403",
        {},
    ),
    Row("cases:reconcile", at("/doi-soat/"), "door 403 403 403 403 403 200 403 403 403"),
    Row("cases:reconcile", at("/doi-soat/"), "401 403 403 403 403 403 422 403 403 403", {}),
    Row("cases:reconciled", compared, "door 403 403 403 403 403 200 403 403 403"),
    Row("filing:drafts", at("/nop-ho-so/ban-nhap/"), "door 200 200 200 200 200 200 200 200 200"),
    Row("filing:tasks", draft(), WRITER),
    Row("filing:papers", draft("giay-to/"), WRITER),
    Row("filing:papers", draft("giay-to/"), WRITER_ACTS, {}),
    Row("filing:check", draft("kiem-tra/"), WRITER),
    Row("filing:send", draft("gui/"), "401 422 404 404 404 404 404 404 404 404", {}),
    Row("filing:receipt", draft("da-nop/"), "door 302 404 404 404 404 404 404 404 404"),
    Row("filing:discard", draft("xoa/"), WRITER_ACTS, {}),
    Row("filing:block", draft("mother/"), WRITER),
    Row("filing:block", draft("mother/"), "door 302 404 404 404 404 404 404 404 404", {"mother.known": "no"}),
    Row("filing:entry", at("/nop-ho-so/1.001193/"), EVERYBODY),
    Row("filing:entry", at("/nop-ho-so/1.001193/"), "401 302 302 403 403 403 403 403 403 403", {}),
    Row("filing:counter", at("/quay/nop-ho-so/1.001193/"), COUNTER),
    Row(
        "filing:counter",
        at("/quay/nop-ho-so/1.001193/"),
        "401 403 403 403 422 403 403 403 403 403",
        {"key": str(uuid4())},
    ),
    Row("filing:counter-desk", at("/quay/"), COUNTER),
    Row("filing:counter-done", of("working", "", "/quay/da-nop/"), COUNTER),
]


@pytest.fixture
def world(commune: Commune) -> World:
    ensure_demo_authority()
    grants = {
        PostKind.ADMINISTRATOR: ["organisation.manage", "people.manage", "operations.read"],
        PostKind.AUDITOR: ["journal.read", "cases.read"],
        PostKind.CHAIR: ["cases.reconcile"],
    }
    PostRight.objects.bulk_create(
        PostRight(post_kind=kind, right=right, reach=Reach.PROVINCE)
        for kind, rights in grants.items()
        for right in rights
    )
    owner = make_citizen("Nguyễn Thị Bình", number="045190007777")
    actors = {
        "owner": owner,
        "other": make_citizen("Trần Văn Cảnh", number="045075003210"),
        "stranger": make_commune("Khe Sanh", "H50.50").civil_status,
        "reception": commune.reception,
        "handler": commune.civil_status,
        "head": commune.chair,
        "clerk": commune.clerk,
        "admin": make_officer("quantri", "Lê Quản Trị", (commune.committee, PostKind.ADMINISTRATOR)),
        "auditor": make_officer("kiemtra", "Lê Kiểm Tra", (commune.committee, PostKind.AUDITOR)),
    }
    stored = keep(SYSTEM, "giay-chung-sinh.pdf", PDF, Purpose("cases.paper", owner.party_id))
    papers = [PaperIn("giay-chung-sinh", "Giấy chứng sinh", file_id=stored.pk)]
    mine = {"applicant_id": owner.party_id, "fee": 8000, "papers": papers}
    working = receive(commune.reception, ReceiveCase(submit(owner, filing(commune, **mine)).pk))
    draft_result(commune.civil_status, working.pk, DRAFT)
    done = submit(owner, filing(commune, applicant_id=owner.party_id))
    receive(commune.reception, ReceiveCase(done.pk))
    draft_result(commune.civil_status, done.pk, DRAFT)
    forward(commune.civil_status, MoveOn(done.pk))
    sign_result(commune.chair, SignResult(done.pk))
    done = issue_result(commune.clerk, IssueResult(done.pk))
    nothing_paid = Reconcile(commune.centre.pk, clock.today(), StatementSource.BANK, [Line("BL-1", 8000)])
    draft = start_draft(owner, procedure_in_force("1.001193"))
    return World(actors, working, done, draft, reconcile(SYSTEM, nothing_paid))


def ask(world: World, row: Row, role: str) -> HttpResponse:
    client = world.client(role)
    client.raise_request_exception = False
    path = row.path(world)
    return client.get(path) if row.sent is None else client.post(path, row.sent)


def got(answer: HttpResponse) -> str:
    door = answer.status_code == 302 and answer["Location"].startswith("/dang-nhap")
    return "door" if door else str(answer.status_code)


def test_every_address_has_a_row() -> None:
    known = {f"{urls.app_name}:{one.name}" for urls in (case_urls, filing_urls) for one in urls.urlpatterns}
    assert known == {row.name for row in ROWS}


@pytest.mark.parametrize(
    "row", ROWS, ids=lambda row: f"{row.name}-{'POST' if row.sent is not None else 'GET'}"
)
def test_each_role_gets_what_is_meant_for_it_and_each_look_is_journaled(world: World, row: Row) -> None:
    answers, unseen = [], []
    for role in ROLES:
        with transaction.atomic():
            answer = ask(world, row, role)
            answers.append(got(answer))
            if row.looks and role in OFFICERS and answer.status_code == 200 and not looked(world, role):
                unseen.append(role)
            transaction.set_rollback(True)
    assert dict(zip(ROLES, answers, strict=True)) == dict(zip(ROLES, row.gets.split(), strict=True))
    assert unseen == []


def looked(world: World, role: str) -> bool:
    """Whether the newest act of this officer touches the owner's data by a right and in named words."""
    entry = Entry.objects.filter(account=world.actors[role].account_id).order_by("-id").first()
    told = entry is not None and purpose_of(entry.verb) != purpose_of("no.such_verb")
    return told and entry.right != "" and entry.party == world.actors["owner"].party_id


def test_the_citizen_reads_who_looked_in_plain_words_and_at_which_case(world: World) -> None:
    handler = world.client("handler")
    for path in (of("working")(world), letter(world), paper(world), of("done", "ket-qua.pdf")(world)):
        assert handler.get(path).status_code == 200
    handler.get("/ho-so/?q=binh")
    handler.post(of("working", "xem-day-du/")(world), {"purpose": "handle_case"})
    page = world.client("owner").get(reverse("signin:looks")).content.decode()
    for words in (
        "Xem hồ sơ để giải quyết", "In giấy tờ của hồ sơ", "Mở giấy tờ trong hồ sơ", "Tìm hồ sơ theo tên hoặc mã",
        "Xem đầy đủ số giấy tờ trong hồ sơ", "Xem đầy đủ số định danh", world.working.code or "", "Công chức tư pháp",
    ):  # fmt: skip
        assert words in page
    assert world.actors["handler"].name not in page


def test_every_act_on_a_case_has_words_in_the_journal(world: World) -> None:
    unnamed = purpose_of("no.such_verb")
    verbs = set(Entry.objects.filter(party__isnull=False).values_list("verb", flat=True))
    assert {verb for verb in verbs if purpose_of(verb) == unnamed} == set()
