"""The pages that the bench makes are found like any others."""

import pytest

from hienluong.base import clock
from hienluong.shared.search.bench import fill
from hienluong.shared.search.models import SearchEntry
from hienluong.shared.search.public import search

pytestmark = pytest.mark.django_db


def test_every_site_of_the_bench_has_its_own_pages() -> None:
    known = fill(["Cấp giấy phép xây dựng", "Bảng giá đất"], sites=3, pages=4, newest=clock.now())
    assert SearchEntry.objects.count() == 12
    assert known > 5
    assert {hit.agency_id for hit in search("xây dựng", agency_id=2, kinds=["news"]).groups[0].hits} == {2}
