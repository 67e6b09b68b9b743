"""What sites lack and since when: recorded each night, shown to those who watch over them."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from tests.support.commune import make_agency
from tests.systems.portal.conftest import MONDAY, Places
from tests.systems.portal.test_statistics import manager
from tests.systems.portal.test_the_desk import entering

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.public import AgencyKind, AgencyState
from hienluong.systems.portal.actions.record_compliance import record_compliance
from hienluong.systems.portal.jobs import record_what_sites_lack
from hienluong.systems.portal.models import AgencySite, CriterionState, SectionPage, SiteScore
from hienluong.systems.portal.public import NewSite, create_sites
from hienluong.systems.portal.rules.compliance import Verdict

__all__ = ["manager"]

RANKING, OWN = "/quan-ly-trang/cham-trang/", "/quan-ly-trang/so-noi-vu/cham-trang/"


def write_duties(slug: str = "so-noi-vu") -> None:
    """What NĐ 42/2022, điều 4 asks for first."""
    SectionPage.objects.filter(url_path=f"/{slug}/tong-quan/chuc-nang-nhiem-vu/").update(
        body="<p>Sở làm gì.</p>"
    )


def standing(place_slug: str, criterion: str) -> CriterionState:
    return CriterionState.objects.get(site__slug=place_slug, criterion=criterion, until__isnull=True)


def table(client: Client, at: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(at).content.decode("utf-8-sig"))))


@pytest.fixture
def judged(places: Places) -> Places:
    """Judged on Monday; on Tuesday the interior department wrote what it is for."""
    record_what_sites_lack()
    write_duties()
    with clock.frozen(MONDAY + timedelta(days=1)):
        record_what_sites_lack()
    return places


@pytest.mark.parametrize("at", [RANKING, OWN, "/quan-ly-trang/cham-trang.csv", f"{OWN[:-1]}.csv"])
def test_who_sees_what_sites_lack(judged: Places, manager: Client, at: str) -> None:
    assert Client().get(at).status_code == 302
    for who in (judged.citizen, judged.stranger):
        assert entering(Client(), who).get(at).status_code == 403
    for who in (judged.interior.editor, judged.interior.publisher):
        assert entering(Client(), who).get(at).status_code == 200
    assert manager.get(at).status_code == 200


@pytest.mark.parametrize("at", [OWN, f"{OWN[:-1]}.csv"])
def test_what_another_site_lacks_is_as_if_there_were_none(judged: Places, at: str) -> None:
    assert entering(Client(), judged.justice.publisher).get(at).status_code == 404


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_an_editor_sees_the_own_site_alone_in_the_row(judged: Places, who: str) -> None:
    client = entering(Client(), getattr(judged.interior, who))
    assert "Sở Tư pháp" not in client.get(RANKING).content.decode()
    assert {row["trang"] for row in table(client, "/quan-ly-trang/cham-trang.csv")} == {"so-noi-vu"}


def test_the_row_begins_with_the_best_and_can_be_asked_for_what_is_missing(
    judged: Places, manager: Client
) -> None:
    rows = table(manager, "/quan-ly-trang/cham-trang.csv")
    ranks = {row["trang"]: row["hang"] for row in rows}
    assert ranks == {"so-noi-vu": "1", "so-tu-phap": "2"}
    lacking = manager.get(f"{RANKING}?thieu=chuc-nang").content.decode()
    assert "Sở Tư pháp" in lacking
    assert "Sở Nội vụ" not in lacking
    assert "Sở Nội vụ" in manager.get(f"{RANKING}?q=noi vu").content.decode()
    assert "Không trang nào khớp" in manager.get(f"{RANKING}?loai=xa").content.decode()


def test_the_centre_of_a_commune_stands_with_its_commune(judged: Places, manager: Client) -> None:
    commune = make_agency("UBND xã Ba Lòng", AgencyKind.COMMITTEE, "H50.61")
    centre = make_agency(
        "Trung tâm xã Ba Lòng", AgencyKind.SERVICE_CENTRE, "H50.61.1", level=3, parent=commune
    )
    new = NewSite(
        agency_id=centre.pk, slug="trung-tam-ba-long", name="Trung tâm xã Ba Lòng", preset="nd-42-2022"
    )
    create_sites(SYSTEM, [new])
    forget_all()
    communes = manager.get(f"{RANKING}?loai=xa").content.decode()
    assert "Trung tâm xã Ba Lòng" in communes
    assert "Sở Nội vụ" not in communes
    assert "Trung tâm xã Ba Lòng" not in manager.get(f"{RANKING}?loai=so").content.decode()


@pytest.mark.parametrize("asked", ["?loai=%00&thieu=x&q=%00", f"?q={'x' * 5000}", "?thieu=chuc-nang&loai=so"])
def test_any_filter_is_answered(judged: Places, manager: Client, asked: str) -> None:
    assert manager.get(RANKING + asked).status_code == 200
    assert manager.get("/quan-ly-trang/cham-trang.csv" + asked).status_code == 200


def test_before_the_first_night_the_row_says_that_nothing_was_judged(places: Places, manager: Client) -> None:
    words = manager.get(RANKING).content.decode()
    assert "Hệ thống chưa chấm lần nào." in words
    assert "chưa chấm" in words


def test_a_verdict_that_stays_keeps_its_day_and_one_that_changes_begins_anew(judged: Places) -> None:
    monday = clock.today()
    kept, changed = standing("so-noi-vu", "trach-nhiem"), standing("so-noi-vu", "chuc-nang")
    assert (kept.verdict, kept.since, kept.since_is_known) == (Verdict.MISSING, monday, False)
    assert (changed.verdict, changed.since, changed.since_is_known) == (
        Verdict.MET, monday + timedelta(days=1), True,
    )  # fmt: skip
    past = CriterionState.objects.get(site__slug="so-noi-vu", criterion="chuc-nang", until__isnull=False)
    assert (past.verdict, past.until) == (Verdict.MISSING, changed.since)
    assert standing("so-tu-phap", "chuc-nang").verdict == Verdict.MISSING


def test_judging_again_changes_nothing(judged: Places) -> None:
    before = list(CriterionState.objects.order_by("pk").values_list())
    with clock.frozen(MONDAY + timedelta(days=2)):
        assert record_compliance(SYSTEM, judged.interior.site) == 0
    assert list(CriterionState.objects.order_by("pk").values_list()) == before
    assert SiteScore.objects.get(site=judged.interior.site).checked_at == MONDAY + timedelta(days=2)


def test_the_journal_tells_of_changes_by_their_codes(judged: Places) -> None:
    told = (
        Entry.objects.filter(verb="portal.compliance_changed", subject_id="so-noi-vu").order_by("pk").last()
    )
    assert told is not None
    assert told.facts == {"met": ["chuc-nang"], "missing": []}


def test_a_criterion_that_the_checklist_dropped_stands_no_more(judged: Places) -> None:
    CriterionState.objects.create(
        site=judged.interior.site,
        criterion="cu",
        verdict=Verdict.MISSING,
        since=clock.today(),
        since_is_known=False,
    )
    record_compliance(SYSTEM, judged.interior.site)
    assert CriterionState.objects.get(criterion="cu").until == clock.today()


def test_a_site_that_is_closed_is_not_judged(judged: Places, manager: Client) -> None:
    AgencySite.objects.filter(slug="so-tu-phap").update(archived_at=clock.now())
    SiteScore.objects.all().delete()
    forget_all()
    record_what_sites_lack()
    assert [score.site.slug for score in SiteScore.objects.all()] == ["so-noi-vu"]
    assert "Sở Tư pháp" not in manager.get(RANKING).content.decode()


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_only_who_answers_for_all_sites_records(places: Places, who: str) -> None:
    with pytest.raises(NotAllowed):
        record_compliance(getattr(places.interior, who), places.interior.site)
    assert not CriterionState.objects.exists()


def test_a_site_is_judged_anew_when_it_is_looked_at(judged: Places) -> None:
    client = entering(Client(), judged.interior.editor)
    AgencySite.objects.filter(slug="so-noi-vu").update(responsible="Bà Trần Thị Viết")
    forget_all()
    rows = {row["tieu_chi"]: row for row in table(client, f"{OWN[:-1]}.csv")}
    name = rows["Tên người chịu trách nhiệm nội dung ở chân trang"]
    assert (name["ket_qua"], name["tu_ngay"]) == ("Đạt", "2026-11-23")
    words = client.get(OWN).content.decode()
    assert "từ hôm nay" in words
    assert "đã như vậy khi chấm lần đầu, 23/11/2026" in words
    assert "Thay đổi đã qua" in words


def test_the_page_shows_the_article_and_marks_what_was_not_compared(judged: Places) -> None:
    words = entering(Client(), judged.interior.editor).get(OWN).content.decode()
    assert "NĐ 42/2022/NĐ-CP, điều 4, khoản 1, điểm e" in words
    assert "chưa đối chiếu nguyên văn" in words
    assert "Chỉ người kiểm tra mới xác nhận được" in words


def test_the_staff_page_names_those_who_lead(places: Places) -> None:
    words = Client().get("/trang/so-noi-vu/tong-quan/co-cau-to-chuc/").content.decode()
    assert "Phạm Văn Duyệt" in words
    assert "Trần Thị Viết" not in words


def test_a_site_that_cannot_be_judged_stops_no_other(
    places: Places, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def judged(actor: object, site: AgencySite) -> int:
        if site.slug == "so-noi-vu":
            raise RuntimeError
        return record_compliance(SYSTEM, site)

    monkeypatch.setattr("hienluong.systems.portal.jobs.record_compliance", judged)
    record_what_sites_lack()
    assert [score.site.slug for score in SiteScore.objects.all()] == ["so-tu-phap"]
    assert [entry.message for entry in caplog.records if entry.levelname == "ERROR"] == [
        "portal.site_not_judged"
    ]


def test_a_site_whose_agency_ended_is_judged_all_the_same(places: Places) -> None:
    AgencyState.objects.filter(agency=places.justice.site.agency_id).update(
        valid_to=clock.today() - timedelta(days=1)
    )
    forget_all()
    assert record_compliance(SYSTEM, places.justice.site) > 0
    assert standing("so-tu-phap", "thu-tuc").verdict == Verdict.NOT_APPLICABLE
