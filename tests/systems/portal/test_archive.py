"""The site of an agency that is no more: read by everybody, edited by nobody, leading to who carries on."""

from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.test_the_desk import entering

from hienluong.base import clock
from hienluong.base.errors import NotAllowed
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.journal.models import Entry
from hienluong.kernel.organisation.models import AgencyState, AgencySuccession
from hienluong.systems.portal.actions.archive import archive_site, reopen_site
from hienluong.systems.portal.commands import site
from hienluong.systems.portal.jobs import close_what_has_ended
from hienluong.systems.portal.models import AgencySite


def end(places: Places, *, last_day: date) -> None:
    """The interior ends; justice carries on."""
    ending, heir = places.interior.site.agency_id, places.justice.site.agency_id
    AgencyState.objects.filter(agency=ending).update(valid_to=last_day)
    AgencySuccession.objects.create(predecessor_id=ending, successor_id=heir, on=last_day)
    forget_all()


def test_it_closes_on_the_day_after_the_last_and_leads_to_its_successors(
    places: Places, client: Client
) -> None:
    end(places, last_day=clock.today())
    close_what_has_ended()
    assert AgencySite.objects.get(slug="so-noi-vu").archived_at is None
    end_of_yesterday = clock.today() - timedelta(days=1)
    AgencyState.objects.filter(agency=places.interior.site.agency_id).update(valid_to=end_of_yesterday)
    forget_all()
    close_what_has_ended()
    page = client.get("/trang/so-noi-vu/tin-tuc/").content.decode()
    assert "Trang này đã khép lại" in page
    assert '<a href="/trang/so-tu-phap/">Sở Tư pháp</a>' in page
    assert "Trang này đã khép lại" not in client.get("/trang/so-tu-phap/").content.decode()
    assert "Trang đã khép lại, giữ để tra cứu" in client.get("/trang/").content.decode()


def test_nobody_edits_a_closed_site_until_it_is_opened_again(places: Places, client: Client) -> None:
    archive_site(SYSTEM, places.interior.site.agency_id)
    forget_all()
    assert entering(client, places.interior.publisher).get("/bien-tap/").status_code == 403
    reopen_site(SYSTEM, places.interior.site.agency_id)
    forget_all()
    assert client.get("/bien-tap/").status_code == 200


def test_closing_twice_is_closing_once(places: Places) -> None:
    first = archive_site(SYSTEM, places.interior.site.agency_id).archived_at
    assert archive_site(SYSTEM, places.interior.site.agency_id).archived_at == first
    assert Entry.objects.filter(verb="portal.site_closed").count() == 1


@pytest.mark.parametrize("who", ["editor", "publisher"])
def test_only_who_manages_all_sites_closes_one(places: Places, who: str) -> None:
    with pytest.raises(NotAllowed):
        archive_site(getattr(places.interior, who), places.interior.site.agency_id)


def test_the_command_tells_what_it_would_do_and_does_it(places: Places) -> None:
    run = CliRunner().invoke
    assert "Sẽ khép lại" in run(site, ["archive", "so-noi-vu", "--dry-run"]).output
    assert AgencySite.objects.get(slug="so-noi-vu").archived_at is None
    assert "Đã khép lại" in run(site, ["archive", "so-noi-vu"]).output
    assert AgencySite.objects.get(slug="so-noi-vu").archived_at is not None
    assert "Đã mở lại" in run(site, ["reopen", "so-noi-vu"]).output
    assert run(site, ["archive", "khong-co"]).exit_code == 1
