"""Chips speak in words, tables become cards, figures are true to their numbers."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from hienluong.face.chips import Deadline, DeadlineState, TimeUnit
from hienluong.face.figures import Bar, bar_shares, spark_line
from hienluong.face.maps import Point, draw_map
from hienluong.face.tables import Cell, Column, KeysetPage, Table

WORDS = [
    (Deadline(state=DeadlineState.PLENTY, amount=9), "Còn 9 ngày"),
    (Deadline(state=DeadlineState.SOME, amount=3), "Còn 3 ngày"),
    (Deadline(state=DeadlineState.SOON, amount=6, unit=TimeUnit.HOUR), "Sắp đến hạn · còn 6 giờ"),
    (Deadline(state=DeadlineState.OVERDUE, amount=2), "Quá hạn 2 ngày"),
    (Deadline(state=DeadlineState.PAUSED, reason="chờ bổ sung"), "Tạm dừng (chờ bổ sung)"),
    (Deadline(state=DeadlineState.DONE_EARLY), "Trước hạn"),
    (Deadline(state=DeadlineState.DONE_ON_TIME), "Đúng hạn"),
    (Deadline(state=DeadlineState.DONE_LATE), "Trễ hạn"),
]

coordinates = st.tuples(st.floats(16.2, 18.1), st.floats(105.6, 107.5), st.floats(0, 10_000))


def _drawn(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize(("chip", "words"), WORDS, ids=lambda value: getattr(value, "state", ""))
def test_a_deadline_is_told_in_words_and_with_an_icon(chip: Deadline, words: str) -> None:
    html = _drawn("{% deadline c %}", c=chip)
    assert words in html
    assert "<svg" in html


def test_a_deadline_tells_its_exact_time_and_calendar() -> None:
    due = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
    chip = Deadline(state=DeadlineState.SOME, amount=3, due=due, calendar="lịch 2026.3")
    assert 'title="10:30 ngày 27/11/2026 · lịch 2026.3"' in _drawn("{% deadline c %}", c=chip)


def test_a_cell_carries_its_heading_for_the_phone() -> None:
    content = Table(
        caption="Hồ sơ", columns=[Column("Mã"), Column("Hạn")], rows=[[Cell("H50", "/h/"), WORDS[0][0]]]
    )
    html = _drawn("{% table t %}", t=content)
    assert 'data-label="Hạn"' in html
    assert '<a href="/h/">H50</a>' in html
    assert "Còn 9 ngày" in html


def test_an_empty_table_says_so() -> None:
    assert "Chưa có hồ sơ nào." in _drawn(
        "{% table t %}", t=Table(caption="", columns=[], rows=[], empty="Chưa có hồ sơ nào.")
    )


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        _ = Table(caption="", columns=[Column("Mã")], rows=[["a", "b"]]).lines


def test_the_last_page_offers_no_next() -> None:
    html = _drawn("{% keyset p %}", p=KeysetPage(previous_url="?truoc=1"))
    assert "Trang trước" in html
    assert "Trang sau" not in html


def test_a_notice_keeps_the_markup_of_its_page_and_escapes_its_words() -> None:
    html = _drawn('{% notice "warning" title=t %}<p>{{ t }}</p>{% endnotice %}', t="<i>")
    assert html.count("&lt;i&gt;") == 2
    assert "<p>" in html


@given(st.lists(st.integers(0, 10**6), min_size=1))
def test_the_longest_bar_fills_the_line_and_the_others_keep_their_share(values: list[int]) -> None:
    shares = [share for _bar, share in bar_shares([Bar(label="", value=value) for value in values])]
    assert all(0 <= share <= 100 for share in shares)
    if max(values):
        assert max(shares) == 100


@given(st.lists(st.floats(-1e6, 1e6), max_size=60))
def test_a_line_stays_on_its_sheet(values: list[float]) -> None:
    assert all(0 <= x <= 120 and 0 <= y <= 28 for x, y in spark_line(values))


@given(st.lists(coordinates, min_size=1, max_size=78))
def test_points_stand_on_the_sheet_with_north_up(places: list[tuple[float, float, float]]) -> None:
    drawing = draw_map([Point(label="", latitude=lat, longitude=lon, value=n) for lat, lon, n in places])
    assert all(0 <= mark.x <= drawing.width and 0 <= mark.y <= drawing.height for mark in drawing.marks)
    southward = sorted(drawing.marks, key=lambda mark: -mark.point.latitude)
    assert all(one.y <= other.y for one, other in pairwise(southward))


def test_beyond_the_smallest_dot_the_area_grows_with_the_number() -> None:
    small, large = (
        Point(label="", latitude=16.5, longitude=lon, value=n) for lon, n in ((106, 25), (107, 100))
    )
    radii = sorted(mark.radius for mark in draw_map([small, large]).marks)
    assert (radii[1] - 5) ** 2 == pytest.approx(4 * (radii[0] - 5) ** 2)


def test_round_degrees_are_written_at_the_edge() -> None:
    points = [
        Point(label="", latitude=lat, longitude=lon, value=1) for lat, lon in ((16.3, 105.7), (18.1, 107.4))
    ]
    assert {line.label for line in draw_map(points).net} >= {"16,5° B", "18° B", "106° Đ", "107° Đ"}


def test_boundaries_widen_the_sheet() -> None:
    boundary = [(105.0, 16.0), (108.0, 16.0), (108.0, 18.5)]
    drawing = draw_map([Point(label="", latitude=17, longitude=106.5, value=1)], [boundary])
    assert drawing.marks[0].x == pytest.approx(drawing.width / 2)
    assert drawing.outlines[0].startswith("M64.0 ")


def test_a_map_of_nothing_is_an_empty_sheet() -> None:
    assert draw_map([]).marks == ()


def test_numbers_in_drawings_use_the_dot_of_svg_in_every_language() -> None:
    points = [
        Point(label="A", latitude=16.5, longitude=106.55, value=1),
        Point(label="B", latitude=17, longitude=107, value=2),
    ]
    html = _drawn('{% point_map p "Bản đồ" "hồ sơ" %}', p=points)
    assert 'cx="64.0"' in html
    assert "Xem dưới dạng bảng" in html
