"""Figures of a site: whom they are shown to, what they count, and that they count no people."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.support.commune import make_agency, make_officer
from tests.systems.portal.conftest import Place, Places
from tests.systems.portal.test_the_desk import entering

from hienluong.base import clock
from hienluong.kernel.access.models import PostRight, Reach
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.organisation.public import AgencyKind, Appointment, PostKind
from hienluong.shared.search.models import FruitlessSearch
from hienluong.shared.visits.models import PageVisits
from hienluong.systems.portal.models import ArticlePage, SectionPage
from hienluong.systems.portal.public import NewArticle, publish_articles

FIGURES = "/quan-ly-trang/so-noi-vu/"
TABLES = ("luot-xem", "tim-khong-thay", "lau-chua-sua", "theo-muc")


def read(site: str, path: str, times: int, days_ago: int = 0) -> None:
    day = clock.today() - timedelta(days=days_ago)
    PageVisits.objects.create(site=site, day=day, path=path, times=times)


def asked_in_vain(place: Place, query: str, times: int = 1) -> None:
    FruitlessSearch.objects.create(
        day=clock.today(), agency_id=place.site.agency_id, query=query, times=times
    )


def page(client: Client, at: str = FIGURES) -> str:
    return client.get(at).content.decode()


def table(client: Client, name: str, asked: str = "", site: str = "so-noi-vu") -> list[dict[str, str]]:
    answer = client.get(f"/quan-ly-trang/{site}/{name}.csv{asked}")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.fixture
def editor(places: Places, client: Client) -> Client:
    return entering(client, places.interior.editor)


@pytest.fixture
def manager(places: Places) -> Client:
    PostRight.objects.create(post_kind=PostKind.ADMINISTRATOR, right="portal.manage", reach=Reach.PROVINCE)
    office = make_agency("Văn phòng", AgencyKind.OFFICE, "H50.1")
    return entering(Client(), make_officer("quan-tri", "Võ Quản Trị", (office, PostKind.ADMINISTRATOR)))


@pytest.fixture
def old_section(places: Places) -> SectionPage:
    section = SectionPage.objects.get(url_path="/so-noi-vu/quan-ly-nha-nuoc/")
    SectionPage.objects.filter(pk=section.pk).update(last_published_at=clock.now() - timedelta(days=400))
    return section


@pytest.mark.parametrize("at", ["/quan-ly-trang/", FIGURES, f"{FIGURES}luot-xem.csv"])
def test_who_sees_figures(places: Places, manager: Client, at: str) -> None:
    assert Client().get(at).status_code == 302
    for who in (places.citizen, places.stranger):
        assert entering(Client(), who).get(at).status_code == 403
    for who in (places.interior.editor, places.interior.publisher):
        assert entering(Client(), who).get(at, follow=True).status_code == 200
    assert manager.get(at).status_code == 200


@pytest.mark.parametrize("at", [FIGURES, *(f"{FIGURES}{name}.csv" for name in TABLES)])
def test_another_sites_figures_are_as_if_there_were_none(places: Places, at: str) -> None:
    for who in (places.justice.editor, places.justice.publisher):
        assert entering(Client(), who).get(at).status_code == 404


def test_who_has_one_site_is_led_to_it_and_who_has_all_chooses(editor: Client, manager: Client) -> None:
    assert editor.get("/quan-ly-trang/").headers["Location"] == FIGURES
    chosen = page(manager, "/quan-ly-trang/")
    assert FIGURES in chosen
    assert "/quan-ly-trang/so-tu-phap/" in chosen


def test_sites_stand_side_by_side_for_who_watches_over_them(
    places: Places, manager: Client, editor: Client
) -> None:
    read("so-noi-vu", "/trang/so-noi-vu/", 2)
    read("so-tu-phap", "/trang/so-tu-phap/", 5)
    read("so-tu-phap", "/trang/so-tu-phap/", 50, days_ago=8)
    for day in (date(2026, 11, 17), date(2026, 11, 16)):
        facts = NewArticle(section="tin-tuc", title=f"Bài {day}", lead="Ý.", paragraphs=(), day=day)
        publish_articles(SYSTEM, places.justice.site, [facts])
    rows = list(
        csv.DictReader(io.StringIO(page(manager, "/quan-ly-trang/cac-trang.csv?ky=7").lstrip("\ufeff")))
    )
    told = [(row["trang"], row["luot_xem"], row["bai_dang"], row["bai_moi_nhat"]) for row in rows]
    assert told == [("so-tu-phap", "5", "1", "2026-11-17"), ("so-noi-vu", "2", "0", "")]
    assert "so-tu-phap" not in page(editor, "/quan-ly-trang/cac-trang.csv")


def test_searches_in_vain_over_all_sites_are_for_who_answers_for_all(
    places: Places, manager: Client, editor: Client
) -> None:
    FruitlessSearch.objects.create(day=clock.today(), agency_id=None, query="cầu treo", times=3)
    assert "cầu treo" in page(manager, "/quan-ly-trang/")
    assert "cầu treo" not in page(editor)


def test_the_desk_leads_to_the_figures(editor: Client) -> None:
    assert "/quan-ly-trang/" in page(editor, "/bien-tap/")


def test_pages_are_counted_in_the_period_and_compared_with_the_one_before(editor: Client) -> None:
    read("so-noi-vu", "/trang/so-noi-vu/", 6)
    read("so-noi-vu", "/trang/so-noi-vu/", 3, days_ago=6)
    read("so-noi-vu", "/trang/so-noi-vu/", 12, days_ago=7)
    read("so-noi-vu", "/trang/so-noi-vu/", 99, days_ago=14)
    read("so-tu-phap", "/trang/so-tu-phap/", 5000)
    words = page(editor, f"{FIGURES}?ky=7")
    assert "giảm 25% so với kỳ trước" in words
    assert "5.000" not in words
    assert [row["luot_xem"] for row in table(editor, "luot-xem", "?ky=7")] == ["9"]
    assert [row["luot_xem"] for row in table(editor, "luot-xem", "?ky=90")] == ["120"]


def test_a_read_page_is_named_by_its_title_and_one_that_is_gone_by_its_address(editor: Client) -> None:
    read("so-noi-vu", "/trang/so-noi-vu/tin-tuc/", 2)
    read("so-noi-vu", "/trang/so-noi-vu/da-go/", 1)
    titles = {row["dia_chi"]: row["tieu_de"] for row in table(editor, "luot-xem")}
    assert titles == {"/trang/so-noi-vu/tin-tuc/": "Tin tức – Sự kiện", "/trang/so-noi-vu/da-go/": ""}
    assert "trang đã gỡ" in page(editor)


def test_a_page_read_at_the_sites_own_hostname_is_the_same_page(editor: Client) -> None:
    read("so-noi-vu", "/trang/so-noi-vu/tin-tuc/", 2)
    read("so-noi-vu", "/tin-tuc/", 3)
    read("so-noi-vu", "/", 1)
    rows = {row["dia_chi"]: row["luot_xem"] for row in table(editor, "luot-xem")}
    assert rows == {"/trang/so-noi-vu/tin-tuc/": "5", "/trang/so-noi-vu/": "1"}


def test_searches_in_vain_are_those_of_the_own_site(places: Places, editor: Client) -> None:
    asked_in_vain(places.interior, "thi nâng ngạch", 4)
    asked_in_vain(places.justice, "công chứng đêm")
    assert table(editor, "tim-khong-thay") == [
        {"tu_khoa": "thi nâng ngạch", "so_lan": "4", "lan_cuoi": "2026-11-23"}
    ]
    assert "công chứng đêm" not in page(editor)


def test_a_section_left_alone_is_told_with_who_wrote_it_last(
    places: Places, editor: Client, old_section: SectionPage
) -> None:
    account = places.interior.editor.account_id
    revision = old_section.save_revision()
    type(revision).objects.filter(pk=revision.pk).update(user_id=account)
    (row,) = table(editor, "lau-chua-sua", "?thang=12")
    assert (row["dia_chi"], row["nguoi_sua_cuoi"], row["con_bien_tap"]) == (
        "/trang/so-noi-vu/quan-ly-nha-nuoc/", "Trần Thị Viết", "1",
    )  # fmt: skip
    Appointment.objects.filter(account=account).update(valid_to=clock.today() - timedelta(days=1))
    publisher = entering(Client(), places.interior.publisher)
    assert table(publisher, "lau-chua-sua", "?thang=12")[0]["con_bien_tap"] == "0"
    assert "không còn biên tập" in page(publisher, f"{FIGURES}?thang=12")


def test_a_section_nobody_ever_wrote_says_so(editor: Client, old_section: SectionPage) -> None:
    assert table(editor, "lau-chua-sua")[0]["nguoi_sua_cuoi"] == ""
    assert "chưa ai sửa từ khi lập trang" in page(editor)
    assert table(editor, "lau-chua-sua", "?thang=24") == []


def test_new_articles_keep_their_section_alive_and_old_ones_are_asked_for_apart(
    places: Places, editor: Client, old_section: SectionPage
) -> None:
    facts = NewArticle(
        section="quan-ly-nha-nuoc", title="Bài", lead="Ý chính.", paragraphs=(), day=date(2026, 11, 20)
    )
    publish_articles(SYSTEM, places.interior.site, [facts])
    assert table(editor, "lau-chua-sua") == []
    ArticlePage.objects.update(last_published_at=clock.now() - timedelta(days=300))
    assert [row["tieu_de"] for row in table(editor, "lau-chua-sua")] == ["Quản lý nhà nước"]
    assert {row["tieu_de"] for row in table(editor, "lau-chua-sua", "?bai=1")} == {"Quản lý nhà nước", "Bài"}


def test_a_section_counts_what_stands_below_it_and_what_of_it_is_read(places: Places, editor: Client) -> None:
    facts = NewArticle(section="tin-tuc", title="Bài", lead="Ý.", paragraphs=(), day=date(2026, 11, 20))
    publish_articles(SYSTEM, places.interior.site, [facts])
    section = SectionPage.objects.get(url_path="/so-noi-vu/tin-tuc/")
    section.add_child(
        instance=ArticlePage(title="Nháp", slug="nhap", lead="Ý.", day=date(2026, 11, 22), live=False)
    )
    read("so-noi-vu", "/trang/so-noi-vu/tin-tuc/", 2)
    read("so-noi-vu", "/trang/so-noi-vu/tin-tuc/bai/", 5)
    rows = {row["dia_chi"]: row for row in table(editor, "theo-muc")}
    news = rows["/trang/so-noi-vu/tin-tuc/"]
    told = [news[name] for name in ("bai_dang", "ban_nhap", "bai_moi_nhat", "luot_xem")]
    assert told == ["1", "1", "2026-11-20", "7"]
    assert rows["/trang/so-noi-vu/tong-quan/chuc-nang-nhiem-vu/"]["cap"] == "2"


def test_a_new_site_says_in_words_that_there_is_nothing_yet(editor: Client) -> None:
    words = page(editor)
    assert "Trong kỳ này chưa có ai xem trang." in words
    assert "ai tìm trên trang cũng thấy" in words
    assert "Không có trang nào bị bỏ quên lâu như vậy." in words


@pytest.mark.parametrize("asked", ["?ky=0&thang=x", "?ky=99999999999999999999", "?ky=%00&bai=2", "?thang=²"])
def test_what_nobody_offers_is_answered_with_the_usual(editor: Client, asked: str) -> None:
    assert editor.get(FIGURES + asked).status_code == 200


def test_no_table_of_that_name(editor: Client) -> None:
    assert editor.get(f"{FIGURES}khong-co.csv").status_code == 404


def test_a_title_that_a_spreadsheet_would_run_stays_text(places: Places, editor: Client) -> None:
    asked_in_vain(places.interior, "=cmd|'/c calc'!a1")
    assert table(editor, "tim-khong-thay")[0]["tu_khoa"].startswith("'=")


def test_who_edits_is_led_to_the_desk_and_who_only_watches_is_not(
    editor: Client, manager: Client, old_section: SectionPage
) -> None:
    to_mend = f"/bien-tap/pages/{old_section.pk}/edit/"
    assert to_mend in page(editor)
    assert editor.get(to_mend).status_code == 200
    assert "/bien-tap/" not in page(manager)
