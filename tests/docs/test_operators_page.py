"""The operators' page and the settings are compared, so that neither drifts from the other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path("src/hienluong")
PAGE = Path("docs/operators.md").read_text()
NAME = re.compile(r"HL_[A-Z0-9_]*[A-Z0-9]")
INTERNAL = {"HL_AS_OWNER", "HL_BENCH", "HL_TEST_SERVER"}
"""Set by the program, the bench and the tests; named in a sentence of their own."""


def calls() -> Iterator[ast.Call]:
    for path in SOURCES.rglob("*.py"):
        yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))


def read_variables() -> dict[str, object]:
    """Each variable that the code reads by name, with its literal default, or None when it is computed."""
    found: dict[str, object] = {}
    for call in calls():
        texts = [part.value if isinstance(part, ast.Constant) else None for part in call.args]
        if texts and isinstance(texts[0], str) and NAME.fullmatch(texts[0]):
            found[texts[0]] = found.get(texts[0]) or (texts[1] if len(texts) > 1 else None)
    return found


def told() -> dict[str, str]:
    """The page's tables: variable to the text of its default."""
    rows = re.findall(r"^\| `(HL_[A-Z0-9_]+)` \|(?:[^|]*)\|([^|]*)\|", PAGE, re.MULTILINE)
    return dict(rows)


def test_every_setting_stands_in_the_page_and_every_row_is_a_setting() -> None:
    assert set(told()) == set(read_variables()) - INTERNAL


@pytest.mark.parametrize(("name", "default"), sorted(read_variables().items(), key=lambda pair: pair[0]))
def test_a_default_is_told_as_it_is(name: str, default: object) -> None:
    if default and name not in INTERNAL:
        assert f"`{default}`" in told()[name]


def test_every_variable_that_any_page_names_exists() -> None:
    pages = [*Path("docs").rglob("*.md"), *Path().glob("*.md")]
    named = {name for page in pages for name in NAME.findall(page.read_text())}
    stems = {"HL_OIDC", "HL_CSC"}
    of_tests = {name for path in Path("tests").rglob("*.py") for name in NAME.findall(path.read_text())}
    assert named - set(read_variables()) - of_tests - stems == set()


def test_every_exit_code_is_told() -> None:
    from hienluong.config.processes.trouble import Exit

    codes = {int(code) for code in re.findall(r"^\| (\d) \|", PAGE, re.MULTILINE)}
    assert codes == {0, *Exit}
