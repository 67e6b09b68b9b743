"""Nobody waits for a picture: its sizes are drawn by the worker after the upload."""

import pytest
from django.test import Client
from tests.systems.portal.conftest import Places
from tests.systems.portal.desk_forms import stored_picture
from tests.systems.portal.test_pictures_and_data import page, picture

from hienluong.kernel.jobs.public import work_off
from hienluong.systems.portal.jobs import draw_picture
from hienluong.systems.portal.models import Picture, PictureRendition

__all__ = ["picture"]


def test_what_is_uploaded_is_drawn_by_the_worker(places: Places) -> None:
    one = stored_picture(places.interior.site)
    assert not PictureRendition.objects.exists()
    work_off()
    formats = {rendition.file.name.rpartition(".")[2] for rendition in one.renditions.all()}
    assert (one.renditions.count(), formats) == (8, {"avif", "jpg"})


def test_the_first_reader_draws_nothing(
    picture: Picture, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    work_off()
    monkeypatch.setattr(Picture, "generate_rendition_file", None)
    assert ".avif 960w" in page(client)


def test_a_picture_that_is_gone_by_then_is_passed_over(places: Places) -> None:
    one = stored_picture(places.interior.site)
    key = one.pk
    one.delete()
    draw_picture({"picture": key})
    assert not PictureRendition.objects.exists()
