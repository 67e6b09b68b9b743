"""What editors put into an article: each block is complete, or is sent back with a plain word."""

import json
from typing import Any

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.desk_forms import attached, blocks, rich, save, stored_picture, table
from tests.systems.portal.test_approval import at_the_desk, draft

from hienluong.systems.portal.models import ArticlePage, SectionPage
from hienluong.systems.portal.rules.figures import figure_columns

__all__ = ["draft"]

ADDRESS = "/trang/so-noi-vu/tin-tuc/bai-moi/"
ROWS = [["Cấp", "Mức"], ["Mầm non", "100.000"], ["Tiểu học", "miễn"]]
TRANSCRIPT = "Lời của người dẫn."


@pytest.fixture
def desk(places: Places) -> Client:
    return at_the_desk(places.interior.publisher)


def published(desk: Client, page: ArticlePage, *body: tuple[str, dict[str, Any] | str], **fields: str) -> str:
    answer = save(desk, page, **blocks("body", *body), **fields, **{"action-publish": "1"})
    assert answer.status_code == 302, answer.content.decode()
    return Client().get(ADDRESS).content.decode()


def refused(desk: Client, page: ArticlePage, kind: str, value: dict[str, Any] | str) -> str:
    answer = save(desk, page, **blocks("body", (kind, value)))
    assert answer.status_code == 200
    return answer.content.decode()


def in_script(words: str) -> str:
    """How Wagtail tells the page of the desk a word about a block."""
    return json.dumps(words)[1:-1]


def test_a_table_has_a_name_and_heads(desk: Client, draft: ArticlePage) -> None:
    page = published(desk, draft, ("table", table(ROWS)))
    assert "<caption><span>Học phí</span></caption>" in page
    assert '<th scope="col">Cấp</th>' in page
    assert '<th scope="row">Mầm non</th><td class="number">100.000</td>' in page


def test_cells_of_a_table_are_heard_and_found_apart(desk: Client, draft: ArticlePage) -> None:
    published(desk, draft, ("table", table([["Điểm tham quan", "Giá vé"], ["Thành cổ", "30.000"]])))
    said = Client().get("/trang/so-noi-vu/tin-tuc/bai-moi/loi-doc/").json()["sentences"]
    assert "Điểm tham quan, Giá vé" in said
    assert "Thành cổ, ba mươi nghìn" in said


def test_columns_of_figures_are_marked_and_others_not(desk: Client, draft: ArticlePage) -> None:
    rows = [["Xã", "Dân số", "Điện thoại"], ["Khe Sanh", "21.400", "0233 3880 000"], ["A Túc", "–", ""]]
    page = published(desk, draft, ("table", table(rows)))
    assert '<th scope="col" class="number">Dân số</th><th scope="col">Điện thoại</th>' in page
    assert '<td class="number">21.400</td><td>0233 3880 000</td>' in page


@pytest.mark.parametrize(
    ("cells", "are_figures"),
    [
        (["1", "20", "1.234.567,8"], True),
        (["12,5 %", "0", "-3", "–", ""], True),
        (["50.000 đồng", "1 200 m²", None, 7], True),
        (["", None, "-"], False),
        (["0233 3852 000"], False),
        (["01", "02"], False),
        (["12/3/2026"], False),
        (["H50.4"], False),
        (["1.23"], False),
        (["12", "chưa công bố"], True),
        (["12", "Miễn phí", "Không thu"], False),
        (["12", "từ 5 đến 7"], False),
    ],
)
def test_what_a_column_of_figures_is(cells: list[object], *, are_figures: bool) -> None:
    assert figure_columns([[cell] for cell in cells]) == (frozenset({0}) if are_figures else frozenset())


def test_rows_of_unlike_length_are_read_as_far_as_they_go() -> None:
    assert figure_columns([["Xã", "1"], ["Phường"], ["Đặc khu", "2", "3"]]) == {1, 2}
    assert figure_columns([]) == frozenset()


def test_the_heads_may_stand_in_the_first_row_alone(desk: Client, draft: ArticlePage) -> None:
    page = published(desk, draft, ("table", table(ROWS, heads="row")))
    assert "<td>Mầm non</td>" in page


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (table(ROWS, caption=" "), "Hãy ghi tên bảng"),
        (table(ROWS, heads="neither"), "Hãy chọn hàng đầu hoặc cột đầu"),
        (table(ROWS, heads=""), "Hãy chọn hàng đầu hoặc cột đầu"),
        (table([["", ""]]), "Bảng chưa có ô nào có chữ"),
        ("null", "Bảng chưa có ô nào có chữ"),
        ("không phải bảng", "Bảng chưa có ô nào có chữ"),
    ],
)
def test_a_table_nobody_could_follow_by_ear_is_sent_back(
    desk: Client, draft: ArticlePage, value: str, why: str
) -> None:
    page = refused(desk, draft, "table", value)
    assert why in page or in_script(why) in page


def test_markup_in_a_cell_stays_words(desk: Client, draft: ArticlePage) -> None:
    page = published(desk, draft, ("table", table([["A", "B"], ["<script>x</script>", "1"]])))
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_a_picture_needs_words_or_the_word_that_it_decorates(
    desk: Client, draft: ArticlePage, places: Places
) -> None:
    picture = stored_picture(places.interior.site)
    neither = refused(desk, draft, "picture", {"picture": picture.pk, "alt": "", "caption": ""})
    assert in_script("Hãy mô tả ảnh") in neither or "Hãy mô tả ảnh" in neither
    both = {"picture": picture.pk, "alt": "Cầu", "is_decorative": "on", "caption": ""}
    assert in_script("chỉ chọn một") in refused(desk, draft, "picture", both)


def test_a_picture_that_decorates_says_nothing(desk: Client, draft: ArticlePage, places: Places) -> None:
    picture = stored_picture(places.interior.site)
    said = {"picture": picture.pk, "alt": "", "is_decorative": "on", "caption": ""}
    assert 'alt=""' in published(desk, draft, ("picture", said))


def test_a_video_has_captions_and_its_words(desk: Client, draft: ArticlePage, places: Places) -> None:
    site = places.interior.site
    video, captions = attached(site, "hop.mp4"), attached(site, "hop.vtt")
    said = {
        "video": video.pk, "elsewhere": "", "title": "Phiên họp", "captions": captions.pk, "transcript": TRANSCRIPT,
    }  # fmt: skip
    page = published(desk, draft, ("video", said))
    assert f'<video controls preload="none" src="{video.url}">' in page
    assert f'<track kind="captions" srclang="vi" label="Tiếng Việt" src="{captions.url}" default>' in page
    assert TRANSCRIPT in page
    assert Client().get(captions.url).headers["Content-Type"] == "text/vtt"


def test_a_video_elsewhere_is_a_link_and_loads_nothing(desk: Client, draft: ArticlePage) -> None:
    said = {
        "video": "", "elsewhere": "https://video.example/xem?v=1", "title": "Phiên họp", "captions": "",
        "transcript": TRANSCRIPT,
    }  # fmt: skip
    page = published(desk, draft, ("video", said))
    assert '<a href="https://video.example/xem?v=1" rel="noopener noreferrer external">Phiên họp</a>' in page
    assert "<iframe" not in page
    assert 'src="https://video.example' not in page


@pytest.mark.parametrize(
    ("video", "captions", "why"),
    [
        ("", "", "đúng một trong hai"),
        ("quyet-dinh.pdf", "", "không phải video"),
        ("hop.mp4", "quyet-dinh.pdf", "Phụ đề phải là tệp VTT"),
    ],
)
def test_a_video_of_another_kind_is_sent_back(
    desk: Client, draft: ArticlePage, places: Places, video: str, captions: str, why: str
) -> None:
    site = places.interior.site
    chosen = {
        "video": video and attached(site, video).pk,
        "captions": captions and attached(site, captions).pk,
    }
    said = {"elsewhere": "", "title": "Phiên họp", "transcript": TRANSCRIPT, **chosen}
    assert in_script(why) in refused(desk, draft, "video", said)


def test_an_attachment_tells_its_kind_and_size(desk: Client, draft: ArticlePage, places: Places) -> None:
    paper = attached(places.interior.site, "bieu-mau.pdf", b"%PDF-1.4 " * 200)
    page = published(desk, draft, ("attachment", {"document": paper.pk, "title": "Biểu mẫu"}))
    assert ">Biểu mẫu</a>" in page
    assert "PDF, 1,8" in page


def test_what_the_editor_leads_on_to_comes_before_the_newest(
    desk: Client, draft: ArticlePage, places: Places
) -> None:
    section = SectionPage.objects.exclude(slug="tin-tuc").filter(url_path__startswith="/so-noi-vu/").first()
    answer = save(desk, draft, **blocks("further", ("page", str(section.pk))), **{"action-publish": "1"})
    assert answer.status_code == 302
    page = Client().get(ADDRESS).content.decode()
    assert section.title in page.partition('id="related"')[2]


def test_words_in_plain_language_stand_in_a_box_of_their_own(desk: Client, draft: ArticlePage) -> None:
    plain = rich({"text": "Bạn không phải nộp bản sao."})
    page = published(desk, draft, plain_words=plain)
    assert "Nói cho dễ hiểu" in page
    assert "Bạn không phải nộp bản sao." in page
