"""Names that a merger took away still find what carries on."""

import pytest

from hienluong.base import clock
from hienluong.kernel.organisation.public import AgencyState, search_units, successors_of
from hienluong.shared.search.public import Entry, index, search

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", ["xã Triệu Long", "xa trieu long", "Triệu Long giá đất"])
def test_an_old_commune_finds_pages_of_its_successor_and_says_why(province: None, query: str) -> None:
    now = search_units("Triệu Long", clock.today())[0].state
    agency = AgencyState.objects.as_of(clock.today()).filter(unit_id=now.unit_id).first()
    assert agency
    index(
        Entry(kind="news", key="there", agency_id=agency.agency_id, title="Niêm yết giá đất", url="/a"),
        Entry(kind="news", key="named", agency_id=None, title=f"Giá đất ở {now.full_name}", url="/b"),
        Entry(kind="news", key="other", agency_id=None, title="Giá đất nơi khác", url="/c"),
    )
    answer = search(query)
    assert {hit.key for group in answer.groups for hit in group.hits} == {"there", "named"}
    assert any(now.full_name in moved.explanation for moved in answer.moved)


def test_a_page_that_still_bears_the_old_name_comes_first(province: None) -> None:
    now = search_units("Triệu Long", clock.today())[0].state
    index(
        Entry(kind="news", key="new", agency_id=None, title=f"Tin của {now.full_name}", url="/a"),
        Entry(kind="news", key="old", agency_id=None, title="Tin của xã Triệu Long", url="/b"),
    )
    assert [hit.key for hit in search("triệu long").groups[0].hits] == ["old", "new"]


def test_a_name_that_is_still_in_use_is_not_explained(province: None) -> None:
    assert search("xã Hải Lăng").moved == ()
    assert search("huyện Hải Lăng").moved != ()


def test_a_former_agency_finds_who_carries_on(province: None) -> None:
    today = clock.today()
    former = AgencyState.objects.filter(name="Sở Thông tin và Truyền thông", valid_to__lt=today).first()
    assert former
    now = successors_of(former.agency_id, today)[0]
    index(Entry(kind="page", key="x", agency_id=now.agency_id, title="Chức năng, nhiệm vụ", url="/x"))
    answer = search("sở thông tin và truyền thông")
    assert [hit.key for hit in answer.groups[0].hits] == ["x"]
    assert answer.moved[0].explanation == f"“Sở Thông tin và Truyền thông” nay là “{now.name}”."
