"""The home page and the gallery render: the layout that all pages stand on is sound."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/thanh-phan/", "/thanh-phan/can-bo/"])
def test_a_page_of_the_face_is_drawn(client: Client, settings: object, address: str) -> None:
    settings.DEMO = True
    assert client.get(address).status_code == 200
