"""The leaders' map: every commune within reach, and boundaries of the operator's own behind them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from tests.support.commune import Commune, make_commune

from hienluong.base.errors import Invalid
from hienluong.base.fresh import forget_all
from hienluong.kernel.access.public import SYSTEM
from hienluong.kernel.people.public import Account
from hienluong.oversight.operations.boundaries import boundaries, read_boundaries
from hienluong.oversight.operations.commands import load_boundaries
from hienluong.oversight.operations.queries import overview, places

SQUARE = [[107.0, 16.8], [107.05, 16.80001], [107.1, 16.8], [107.1, 16.9], [107.0, 16.9], [107.0, 16.8]]


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = replace(settings.HOME, root=tmp_path)
    return tmp_path


def geojson(**geometry: object) -> bytes:
    return json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": geometry}]}
    ).encode()


def test_every_commune_within_reach_is_on_the_map(province: None) -> None:
    shown = places(SYSTEM, overview(SYSTEM))
    assert len(shown) == 78
    assert {place.figures.running for place in shown} == {0}


def test_a_leader_of_one_commune_is_shown_no_map(db: None, home: Path, client: Client) -> None:
    forget_all()
    commune: Commune = make_commune()
    client.force_login(Account.objects.get(pk=commune.chair.account_id))
    assert "point-map" not in client.get("/van-hanh/").content.decode()


def test_boundaries_lose_the_corners_that_nobody_can_see() -> None:
    (ring,) = read_boundaries(geojson(type="Polygon", coordinates=[SQUARE]))
    assert ring == [(107.0, 16.8), (107.1, 16.8), (107.1, 16.9), (107.0, 16.9), (107.0, 16.8)]


def test_each_part_of_a_commune_with_islands_is_drawn() -> None:
    assert len(read_boundaries(geojson(type="MultiPolygon", coordinates=[[SQUARE], [SQUARE]]))) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x00\xff", "GeoJSON"),
        (b"[]", "GeoJSON"),
        (b'{"type": "Feature", "geometry": null}', "GeoJSON"),
        (geojson(type="Point", coordinates=[107, 16]), "không có đa giác"),
        (geojson(type="Polygon", coordinates=[[[x * 1000, y] for x, y in SQUARE]]), "WGS 84"),
    ],
)
def test_a_file_that_is_none_is_told_what_is_wrong(content: bytes, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_boundaries(content)
    assert says in refused.value.fields["file"]


def test_the_command_keeps_what_it_read_and_a_dry_run_keeps_nothing(home: Path) -> None:
    file = home / "own.geojson"
    file.write_bytes(geojson(type="Polygon", coordinates=[SQUARE]))
    assert CliRunner().invoke(load_boundaries, [str(file), "--dry-run"]).exit_code == 0
    assert boundaries() == []
    assert CliRunner().invoke(load_boundaries, [str(file)]).exit_code == 0
    assert len(boundaries()) == 1
