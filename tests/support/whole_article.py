"""An article with everything that an article may have, published on the site of a department."""

from datetime import date

from tests.systems.portal.desk_forms import attached, stored_picture

from hienluong.face.ready_made import touch
from hienluong.systems.portal.events import TOPIC
from hienluong.systems.portal.models import AgencySite, ArticlePage, SectionPage

__all__ = ["ADDRESS", "SLUG", "publish_whole_article"]

SLUG = "so-noi-vu"
ADDRESS = f"/trang/{SLUG}/tin-tuc/mot-noi-nop-ho-so/"

_WORDS = "<p>Người dân nộp hồ sơ ở một nơi, nhận kết quả ở một nơi. Mỗi bước có người chịu trách nhiệm và có hạn.</p>"
_ROWS = [
    ["Lĩnh vực", "Số hồ sơ", "Trước hạn", "Đúng hạn", "Quá hạn"],
    ["Hộ tịch", "12.345", "8.000", "4.300", "45"],
    ["Đầu tư, kinh doanh", "640", "500", "138", "2"],
]


def publish_whole_article() -> None:
    """At ADDRESS, the site being there."""
    site = AgencySite.objects.get(slug=SLUG)
    section = SectionPage.objects.get(url_path=f"/{SLUG}/tin-tuc/")
    picture = stored_picture(site, "Cầu Hiền Lương nhìn từ bờ bắc")
    page = ArticlePage(
        title="Một nơi nộp hồ sơ", slug="mot-noi-nop-ho-so", lead="Nộp ở bất kỳ trung tâm nào trong tỉnh.",
        day=date(2026, 11, 20), author="Trần Thị Viết", source="Văn phòng UBND tỉnh", picture=picture,
        plain_words="<p>Bạn đến nơi gần nhất.</p>", body=_body(site), is_featured=True,
    )  # fmt: skip
    section.add_child(instance=page)
    touch(TOPIC)


def _body(site: AgencySite) -> list[tuple[str, object]]:
    picture = stored_picture(site)
    film, words = attached(site, "phim.webm", b"\x1aE\xdf\xa3" + bytes(4_000)), attached(site, "phim.vtt")
    seen = {"picture": picture, "alt": "Bến Hải", "caption": "Bờ sông"}
    lists = "<h2>Ai được lợi?</h2><ul><li>Người dân ở xa</li></ul><ol><li><a href='/thu-tuc/'>Nộp hồ sơ</a></li></ol>"
    table = {"data": _ROWS, "cell": [], "first_row_is_table_header": True, "first_col_is_header": True}
    return [
        ("text", _WORDS + lists),
        ("picture", seen),
        ("quote", {"words": "Không ai phải đi lại lần thứ hai.", "who": "Giám đốc Sở Nội vụ"}),
        ("table", {**table, "table_caption": "Hồ sơ sáu tháng đầu năm", "table_header_choice": "both"}),
        ("photo_set", [seen, {**seen, "caption": ""}, {**seen, "alt": "", "is_decorative": True}]),
        (
            "video",
            {"video": film, "title": "Nộp hồ sơ tại nhà", "captions": words, "transcript": "Mở trang."},
        ),
        ("video", {"elsewhere": "https://video.example/1", "title": "Ở nơi khác", "transcript": "Mở trang."}),
        ("attachment", {"document": words, "title": "Thông báo số 12/TB-SNV"}),
    ]
