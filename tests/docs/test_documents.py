"""What the pages say exists: links, paths, commands, front doors."""

import inspect
import re
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path

import click
import pytest

import hienluong
from hienluong.config.cli.registry import COMMANDS

PAGES = [
    *sorted(Path("docs").rglob("*.md")),
    *sorted(Path().glob("*.md")),
    Path("src/hienluong/face/README.md"),
]
TEXTS = {page: page.read_text() for page in PAGES}
ROOTS = ("src", "docs", "tests", "tools", "requirements")
FILES = [f"/{path}" for root in ROOTS for path in (Path(root), *Path(root).rglob("*"))]
PATH = re.compile(
    r"[\w.<>-]+(?:/[\w.<>*-]+)+\.(?:py|md|json|csv|txt|html|toml|in)|(?:src|docs|tests|tools|requirements)/[\w./-]*"
)
MADE = re.compile(r"docs/figures.md|var/.*|\.well-known/.*")
"""Written or answered by the program, so they may not stand in a fresh copy."""


def code(text: str) -> list[str]:
    """What stands in backticks, and each line of the shell examples."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return [*inline, *(line.partition("#")[0] for block in blocks for line in block.splitlines())]


def anchors(text: str) -> set[str]:
    """The anchors that a renderer makes of the headings."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", TEXTS[page]):
        if target.startswith(("http", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name) if name else page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.read_text()), target


def stands(path: str) -> bool:
    """Whether it exists; a page may leave out the beginning."""
    if MADE.fullmatch(path):
        return True
    shape = re.escape(path.rstrip("/")).replace(r"\*", "[^/]*").replace("<", "").replace(">", "")
    return any(re.search(f"/{shape}$", file) for file in FILES)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_path_named_as_code_exists(page: Path) -> None:
    named = {found for part in code(TEXTS[page]) for found in PATH.findall(part)}
    assert {path for path in named if "<" not in path and not stands(path)} == set()


def commands_named(text: str) -> set[tuple[str, str]]:
    """Command and following word of each `hienluong …` in code."""
    found = (re.search(r"\bhienluong ([a-z][a-z-]+)(?: ([a-z][a-z-]+))?", part) for part in code(text))
    return {(match[1], match[2] or "") for match in found if match}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_command_named_exists(page: Path) -> None:
    for name, part in commands_named(TEXTS[page]):
        assert name in COMMANDS, name
        command = getattr(import_module(COMMANDS[name].module), name.replace("-", "_"))
        if isinstance(command, click.Group) and part:
            assert part in command.commands, f"{name} {part}"


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_make_target_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", Path("Makefile").read_text(), re.MULTILINE))
    named = {match[1] for part in code(TEXTS[page]) if (match := re.match(r"\s*make ([a-z-]+)", part))}
    assert named <= targets


FLOORS = "base|face|kernel|shared|systems|oversight|province"
DOORS = re.findall(
    rf"^\| `((?:{FLOORS})(?:\.\w+)?)` \| (.+) \|$", TEXTS[Path("docs/architecture.md")], re.MULTILINE
)


def parameters(offered: object) -> set[str]:
    """What a function takes, or a dataclass holds; an id is also called so for short."""
    if isinstance(offered, type) and is_dataclass(offered):
        names = {field.name for field in fields(offered)}
    else:
        names = set(inspect.signature(offered).parameters) if callable(offered) else set()
    return names | ({"id"} if any(name.endswith("_id") for name in names) else set())


def named_arguments(text: str) -> set[str]:
    """The plain names among the arguments in a table: `actor`, `key=`; types and examples are left out."""
    parts = [part.strip().lstrip("*") for part in text.split(",")]
    return {match[1] for part in parts if (match := re.fullmatch(r"([a-z_]+)(?:=\w*)?", part))}


@pytest.mark.parametrize(("door", "says"), DOORS, ids=[door for door, _ in DOORS])
def test_the_arguments_of_a_front_door_are_those_of_the_code(door: str, says: str) -> None:
    modules = [
        import_module(f"hienluong.{door}{part}") for part in (*(f".{name}" for name in _submodules(door)), "")
    ]
    for span in code(says):
        for name, arguments in re.findall(r"(?:^|[ .@])(\w+)\(([^()]*)\)", span):
            offered = next((vars(module)[name] for module in modules if name in vars(module)), None)
            if offered is not None:
                assert named_arguments(arguments) <= parameters(offered), f"{name}({arguments})"


def names_of(door: str) -> set[str]:
    """Everything that may be imported from a package's front door, module by module where it has several."""
    module = import_module(f"hienluong.{door}")
    parts = [module, *(import_module(f"hienluong.{door}.{part}") for part in _submodules(door))]
    return {name for part in parts for name in vars(part)} | set(_submodules(door))


def _submodules(door: str) -> list[str]:
    folder = Path("src/hienluong", *door.split("."))
    if (folder / "public.py").exists():
        return ["public", *(["models"] if list(folder.glob("models*")) else [])]
    return [
        path.stem for path in folder.glob("*.py") if path.stem not in {"__init__", "apps", "conftest", "urls"}
    ]


@pytest.mark.parametrize(("door", "says"), DOORS, ids=[door for door, _ in DOORS])
def test_every_name_of_a_front_door_exists(door: str, says: str) -> None:
    spans = [re.match(r"@?(?:\w+\.)*(?:(\w+)\(|([A-Z]\w+)$)", part) for part in code(says)]
    told = {match[1] or match[2] for match in spans if match}
    assert told - names_of(door) == set()


RULES = {
    name
    for path in Path("tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text(), re.MULTILINE)
}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_test_named_exists(page: Path) -> None:
    named = {part for part in code(TEXTS[page]) if re.fullmatch(r"test_\w+", part)}
    assert named - RULES == set()


def test_every_threat_has_a_control_and_a_test() -> None:
    rows = re.findall(r"^\| [STRIDE] \|(.*)\|$", TEXTS[Path("docs/threat-model.md")], re.MULTILINE)
    assert len(rows) > 40
    assert [row for row in rows if any(not cell.strip() for cell in row.split(" | "))] == []


def test_program_and_package_bear_one_version() -> None:
    packaged = re.search(r'^version = "(.+)"$', Path("pyproject.toml").read_text(), re.MULTILINE)
    assert packaged
    assert packaged[1] == hienluong.__version__
