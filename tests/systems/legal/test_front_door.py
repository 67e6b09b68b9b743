"""What the sites of agencies take from the register."""

from datetime import date

import pytest
from django.test import Client
from tests.systems.legal.register import Register, draft, published

from hienluong.systems.legal.public import public_addresses, recent

pytestmark = pytest.mark.django_db


def test_the_newest_of_an_agency_stand_first_and_drafts_nowhere(register: Register) -> None:
    older = published(register, symbol="12/2026/QĐ-UBND", issued_on=date(2026, 1, 5))
    newer = published(register)
    other = published(register, agency_id=register.commune.pk, issued_on=date(2026, 3, 9))
    draft(register, symbol="40/2026/QĐ-UBND")
    assert recent(register.province.pk, 5) == [newer, older]
    assert recent(None, 2) == [other, newer]


def test_site_maps_name_what_is_published(register: Register) -> None:
    document = published(register)
    draft(register, symbol="40/2026/QĐ-UBND")
    assert [address for address, _changed in public_addresses()] == [document.url]


@pytest.mark.urls("tests.systems.legal.agency_urls")
def test_an_agencys_list_holds_its_own_documents_and_narrows_in_place(
    client: Client, register: Register
) -> None:
    own = published(register, agency_id=register.commune.pk)
    other = published(register, symbol="12/2026/QĐ-UBND", issued_on=date(2026, 1, 5))
    page = client.get(f"/trang/{register.commune.pk}/van-ban/").content.decode()
    assert "Văn bản của Ủy ban nhân dân xã Hải Lăng" in page
    assert own.url in page
    assert other.url not in page
    assert 'href="?hieu-luc=in-force"' in page
    assert client.get("/trang/999999/van-ban/").status_code == 404
