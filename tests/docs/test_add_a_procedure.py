"""The example of docs/add-a-procedure.md, taken from the page and carried out; and the page's lists against the code."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.support.commune import BEGAN, make_citizen, make_officer
from tests.systems.filing.filled import as_sent, complete

from hienluong.base import clock
from hienluong.base.fresh import forget_all
from hienluong.config.data_check.single import check_file
from hienluong.kernel.access.public import SYSTEM, Actor, actor_for
from hienluong.kernel.organisation.public import Appointment, PostKind
from hienluong.kernel.people.public import Account
from hienluong.province.load import load_province
from hienluong.shared.work.models import WorkItem
from hienluong.systems.cases.actions.load import load_processes
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.pages import drafts
from hienluong.systems.cases.queries import processes
from hienluong.systems.cases.rules import process_shape
from hienluong.systems.cases.rules.process import StepKind
from hienluong.systems.catalogue.public import procedure_in_force, version
from hienluong.systems.filing.forms import Kind, shape, visible_blocks
from hienluong.systems.filing.forms.conditions import WORDS
from hienluong.systems.filing.forms.faults import SOURCES
from hienluong.systems.filing.forms.kinds import PATTERNS
from hienluong.systems.filing.forms.parts import fragments
from hienluong.systems.filing.models import Draft
from hienluong.systems.filing.queries import forms
from hienluong.systems.filing.queries.forms import form_of
from hienluong.systems.filing.queries.places import centres, communes

PAGE = Path("docs/add-a-procedure.md").read_text()
FILES = dict(re.findall(r"^`([^`/]+\.json)`:\n\n```json\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))
SNIPPETS = re.findall(r"```json\n(\{\"(?:process|2\.000908)\".*?)```", PAGE, re.DOTALL)
FORM, PROCESS = "2.000908.v2026-12-01.json", "register-copy.json"
IN_FORCE = datetime(2026, 12, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The files of the page, as an author would write them."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def in_use(db: None, written: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The province with the example taken into use."""
    monkeypatch.setattr(forms, "_DATA", written)
    rule, result = (json.loads(text) for text in SNIPPETS)
    (written / "assignments").write_text(json.dumps({"rules": [rule]}))
    (written / "results").write_text(json.dumps({"left_out": [], "results": result}))
    monkeypatch.setattr(processes, "_ASSIGNMENTS", written / "assignments")
    monkeypatch.setattr(drafts, "_RESULTS", written / "results")
    kept = (processes._rules, drafts._known)
    for function in kept:
        function.cache_clear()
    forget_all()
    with clock.frozen(IN_FORCE):
        list(load_province(SYSTEM))
        (written / "processes").mkdir()
        (written / PROCESS).rename(written / "processes" / PROCESS)
        load_processes(written / "processes")
        yield
    for function in kept:
        function.cache_clear()


@pytest.mark.parametrize("name", [FORM, PROCESS])
def test_the_printed_files_have_no_faults(written: Path, name: str) -> None:
    assert [str(fault) for fault in check_file(written / name)] == []


def filed(client: Client, actor: Actor) -> Case:
    """A case for somebody else's paper, filed page by page."""
    client.force_login(Account.objects.get(pk=actor.account_id))
    client.post("/nop-ho-so/2.000908/")
    draft = Draft.objects.get()
    form = form_of(draft.form, version(draft.procedure_version))
    where = {
        "place.commune": next(code for code, name in communes() if name == "Phường Đông Hà"),
        "place.centre": next(key for key, name in centres() if name.endswith("phường Đông Hà")),
    }
    answers = complete(form, **where, **{"paper.owner": "yes"})
    for block in visible_blocks(form, answers):
        sent: dict[str, Any] = {}
        for field in block.fields:
            sent |= as_sent(field, field.path, answers.get(field.path))
        client.post(f"/nop-ho-so/ban-nhap/{draft.uid}/{block.key}/", sent)
    client.post(f"/nop-ho-so/ban-nhap/{draft.uid}/gui/")
    return Case.objects.get()


def test_the_example_runs_from_the_form_to_the_draft_of_its_result(in_use: None, client: Client) -> None:
    case = filed(client, make_citizen("Hồ Thị Ngọc"))
    assert (case.form_version, case.process.code) == ("2.000908.v2026-12-01", "register-copy")
    reception = WorkItem.objects.get(subject_kind="case", subject_id=case.pk).post
    receive(_holder(reception.pk), ReceiveCase(case.pk))
    case.refresh_from_db()
    assert case.step == "search"
    proposal = drafts.draft_form(case)
    assert (proposal["title"], proposal["symbol"]) == ("Bản sao từ sổ gốc", "BS")
    assert proposal["rows"][:2] == [("Tên giấy tờ", "Nội dung"), ("Cấp cho", "Hồ Thị Ngọc")]
    assert ("Quyển sổ gốc", "") in proposal["rows"]


def _holder(post: int) -> Actor:
    """Somebody appointed to that post."""
    officer = make_officer("vi-du", "Hồ Thị Mai")
    account = Account.objects.get(pk=officer.account_id)
    Appointment.objects.create(post_id=post, account=account, valid_from=BEGAN)
    return actor_for(account)


def test_before_its_first_day_the_general_form_is_used(in_use: None) -> None:
    with clock.frozen(datetime(2026, 11, 30, 2, 0, tzinfo=UTC)):
        form = forms.form_for(procedure_in_force("2.000908"))
    assert form.version.startswith("chung-")


def told(*shapes: type) -> set[str]:
    return {key for one in shapes for key in one.__annotations__ if not key.startswith("_")}


NAMED = {
    "kinds": {*Kind},
    "condition words": {*WORDS, "all", "any", "not"},
    "patterns": {*PATTERNS},
    "fragments": {*fragments()},
    "sources": {source.partition(".")[2] for source in SOURCES},
    "step kinds": {*StepKind},
    "keys of forms": told(shape.FormShape, shape.BlockShape, shape.QuestionShape, shape.UseShape, shape.Wishes,
                          shape.CopyingShape, shape.PaperShape, shape.CheckShape, shape.EachFee, shape.PageFee),
    "keys of processes": told(process_shape.ProcessShape, process_shape.StepShape, process_shape.PlaceShape),
}  # fmt: skip


@pytest.mark.parametrize("what", NAMED)
def test_the_page_explains_every_word_of_the_files(what: str) -> None:
    words = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`\n]+)`", PAGE))))
    assert set(NAMED[what]) - words == set()


def test_the_posts_named_on_the_page_exist() -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith("| `by` |"))
    posts = set(re.findall(r"`([a-z-]+-[a-z-]+)`", line))
    assert posts <= set(PostKind.values)
