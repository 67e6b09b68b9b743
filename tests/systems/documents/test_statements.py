"""How many statements the acts of every day cost: they must not grow unseen."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.systems.documents.conftest import World, browser

from hienluong.systems.documents.actions.arrive import arrive
from hienluong.systems.documents.actions.register import register
from hienluong.systems.documents.models import Origin
from hienluong.systems.documents.values import Arrival, Registration


def test_registering_takes_fifteen_statements_at_most(world: World) -> None:
    science = world.science
    to = science.director.posts[0]
    for symbol in ("1/BNV", "2/BNV"):
        arrived = arrive(
            science.clerk,
            Arrival(agency_id=science.agency.pk, origin=Origin.MAIL, facts=science.facts(symbol=symbol)),
        )
        with CaptureQueriesContext(connection) as seen:
            register(science.clerk, arrived.pk, Registration(facts=science.facts(symbol=symbol), to_post=to))
    assert len(seen) <= 15


def test_a_list_costs_the_same_with_two_documents_and_with_twenty(world: World) -> None:
    science, counts = world.science, []
    for many in (2, 18):
        for _turn in range(many):
            science.entered(symbol=f"{_turn}-{many}/BNV")
        client = browser(science.clerk)
        client.get("/xu-ly/van-ban/")
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/xu-ly/van-ban/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
