"""Packages meet through their front doors; the floors themselves are import contracts (pyproject.toml)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path("src/hienluong")
WITH_DOORS = ("kernel", "shared", "systems", "oversight")
FLOORS = (*WITH_DOORS, "province")

PAST_THE_DOOR = {
    (
        "kernel.access",
        "kernel.organisation.models",
    ): "whoever holds a post is an actor before any query can ask",
    ("kernel.access", "kernel.organisation.rules"): "the same",
    ("kernel.access", "kernel.people.models"): "the same",
    ("kernel.journal", "kernel.organisation.models"): "front doors of the kernel import the journal",
    ("kernel.journal", "kernel.people.models"): "the same",
    ("province.loaders", "systems.catalogue.actions"): "only the loader writes a whole catalogue",
}
"""Who reaches past which front door, and why."""


def package_of(path: Path) -> str:
    floor, package = path.relative_to(SOURCES).parts[:2]
    return f"{floor}.{package.removesuffix('.py')}"


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """The other package's module for each import of a house module, as (package, floor.package.module)."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("hienluong."):
            _, floor, *rest = node.module.split(".")
            parts = [*rest, *(alias.name for alias in node.names)]
            if floor in WITH_DOORS and len(parts) > 1:
                yield f"{floor}.{parts[0]}", parts[1]


def reaches() -> set[tuple[str, str]]:
    files = [
        path for floor in FLOORS for path in (SOURCES / floor).rglob("*.py") if "migrations" not in path.parts
    ]
    return {
        (package_of(path), f"{other}.{module}")
        for path in files
        for other, module in imports(path)
        if other != package_of(path) and module != "public"
    }


def test_packages_meet_at_front_doors_with_few_named_exceptions() -> None:
    assert reaches() == set(PAST_THE_DOOR)


@pytest.mark.parametrize("floor", ["kernel", "shared", "systems"])
def test_a_front_door_lists_what_it_offers(floor: str) -> None:
    doors = list((SOURCES / floor).glob("*/public.py"))
    assert doors
    assert [str(door) for door in doors if "__all__" not in door.read_text()] == []
