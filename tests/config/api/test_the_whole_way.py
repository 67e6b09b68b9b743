"""From words to a verified result, by the API alone; officers work as they always do."""

import json
import re
from pathlib import Path

import pytest
from tests.config.api.conftest import filled
from tests.support.api import App
from tests.support.commune import Commune

from hienluong.kernel.journal.models import Entry
from hienluong.shared.signing.public import ensure_demo_authority
from hienluong.systems.cases.actions.draft_result import draft_result
from hienluong.systems.cases.actions.issue_result import IssueResult, issue_result
from hienluong.systems.cases.actions.progress import MoveOn, forward
from hienluong.systems.cases.actions.receive import ReceiveCase, receive
from hienluong.systems.cases.actions.sign_result import SignResult, sign_result
from hienluong.systems.cases.models import Case
from hienluong.systems.cases.values import ResultDraft

pytestmark = pytest.mark.django_db

RESULT = ResultDraft(
    "Giấy khai sinh", "UBND", ["Đăng ký khai sinh cho trẻ có thông tin sau:"], [("Họ tên", "An")]
)


def decide(commune: Commune, case: Case) -> None:
    """What four officers do."""
    ensure_demo_authority()
    receive(commune.reception, ReceiveCase(case.pk))
    draft_result(commune.civil_status, case.pk, RESULT)
    forward(commune.civil_status, MoveOn(case.pk))
    sign_result(commune.chair, SignResult(case.pk))
    issue_result(commune.clerk, IssueResult(case.pk))


def test_an_app_goes_the_whole_way(commune: Commune, app: App) -> None:
    found = App().get("/procedures", q="vợ mới sinh", limit=1).json()["items"][0]
    form = App().get(f"/forms/{found['code']}").json()
    assert form["filed_here"]
    filed = app.file(filled(commune, app)).json()
    decide(commune, Case.objects.get(code=filed["code"]))

    told = app.client.get(filed["url"]).json()
    assert (told["state"], told["national_status"], told["next_actor"]) == ("closed", 10, "")
    pdf = app.client.get(told["result"]["url"])
    content = b"".join(pdf.streaming_content)
    assert (pdf["Content-Type"], content[:5]) == ("application/pdf", b"%PDF-")
    assert Entry.objects.filter(verb="files.opened", account=commune.citizen.account_id).exists()

    by_code = App().get(f"/results/{told['result']['verify_code']}").json()
    by_file = App().send("/results/verify", content).json()
    assert (by_file["verdict"], by_file["issued"]) == ("valid", by_code)
    assert by_code["sha256"] == told["result"]["sha256"]
    assert len(by_file["signatures"]) == 2
    assert "Bình" not in str(by_code)


def test_one_changed_byte_is_found(commune: Commune, app: App) -> None:
    filed = app.file(filled(commune, app)).json()
    decide(commune, Case.objects.get(code=filed["code"]))
    content = b"".join(app.client.get(f"{filed['url']}/result").streaming_content)
    middle = len(content) // 3
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    told = App().send("/results/verify", changed).json()
    assert (told["verdict"], told["issued"]) == ("altered", None)


def test_the_example_of_the_documents_is_accepted(commune: Commune, app: App) -> None:
    page = Path("docs/api.md").read_text()
    body = json.loads(
        next(part for part in re.findall(r"```json\n(.*?)```", page, re.DOTALL) if "procedure" in part)
    )
    answers = {path: "H5031" if value == "19333" else value for path, value in body["answers"].items()}
    answers |= {
        "requester.birth": "1990-05-06",
        "requester.sex": "nu",
        "requester.identifier": "045190001234",
    }
    papers = {code: app.send("/files").json()["id"] for code in body["papers"]}
    answer = app.file({**body, "answers": answers, "papers": papers})
    assert answer.status_code == 201, answer.json()
    assert answer.json()["fee"] == 4000
