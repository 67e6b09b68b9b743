"""No Vietnamese sentence reaches people past the catalogue: each is marked, or stands in a file that is meant to be Vietnamese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType
from tools.messages import SOURCES, VIETNAMESE, python_messages

STAYS_VIETNAMESE = {
    "base/money.py": "amounts on receipts",
    "base/data_files.py": "told to authors of data files, on the terminal",
    "base/text/": "the Vietnamese language itself",
    "/api/shapes.py": "examples in the API's document",
    "face/api_shapes.py": "examples in the API's document",
    "config/": "the terminal: Vietnamese with an English line",
    "/commands.py": "the terminal: Vietnamese with an English line",
    "/bench.py": "measuring",
    "face/filters.py": "has English beside the Vietnamese",
    "face/language.py": "the letters by which Vietnamese is known",
    "face/samples.py": "the gallery of components, demonstration only",
    "kernel/journal/check_proof.py": "the terminal",
    "kernel/organisation/models/agency.py": "kinds of agencies are part of official names",
    "kernel/organisation/models/unit.py": "kinds of units are part of official names",
    "kernel/signin/devices.py": "the name of a browser",
    "kernel/signin/officers/adapters.py": "the name of the site in authenticator apps",
    "province/demo.py": "invented people",
    "province/identity/people.py": "invented people",
    "province/identity/adapters.py": "a value of invented people",
    "province/identity/clients.py": "the name of a site",
    "province/load.py": "the terminal",
    "province/loaders/": "data",
    "shared/files/names.py": "the name of a stored file",
    "shared/printing/": "papers are Vietnamese by law",
    "shared/reading/speaking.py": "words said aloud in Vietnamese",
    "shared/search/everyday/language.py": "words of the grammar file",
    "shared/signing/actions/ensure_authority.py": "names in certificates",
    "shared/signing/pdf/fields.py": "fields of a paper",
    "shared/worktime/actions/load.py": "data: names of days off",
    "systems/cases/actions/issue_result.py": "the reason written into a seal",
    "systems/cases/actions/sign_result.py": "the reason written into a signature",
    "systems/cases/models/": "notes for developers name the Vietnamese term",
    "systems/cases/queries/letters.py": "papers are Vietnamese by law",
    "systems/cases/queries/papers.py": "papers are Vietnamese by law",
    "systems/catalogue/api.py": "the name of a decree",
    "systems/voice/api.py": "the name of a decree",
    "systems/voice/rules/sections.py": "how drafts write their headings",
    "systems/catalogue/models/version.py": "the name of a decree",
    "systems/catalogue/pages/linked_data.py": "the name of an agency, for search engines",
    "systems/catalogue/summary.py": "the beginning of a text of the source",
    "systems/legal/api.py": "examples in the API's document",
    "systems/legal/importing.py": "told to authors of tables, on the terminal",
    "base/symbols.py": "letters of symbols",
    "systems/cases/rules/process_shape.py": "told to authors of data files, on the terminal",
    "systems/agenda/pages/line.py": "what a person may type",
    "systems/documents/actions/deliver.py": "data of the document: its receiver, its end",
    "systems/documents/actions/issue.py": "the reason written into a seal",
    "systems/documents/actions/signing.py": "the reason written into a signature",
    "systems/documents/actions/trial.py": "data of invented letters",
    "systems/exchange/manners.py": "the terminal: Vietnamese with an English line",
    "systems/exchange/edxml/checking.py": "told to authors of packets, on the terminal",
    "systems/exchange/actions/dispatch.py": "data that travels with the document",
    "systems/exchange/actions/handle_document.py": "data of the document, and words that travel",
    "systems/exchange/models/peer.py": "the number of a decision",
    "systems/exchange/rules/reasons.py": "words that travel in receipts",
    "systems/documents/pages/drafting.py": "data of the document: its proposed subject",
    "systems/documents/queries/papers.py": "papers are Vietnamese by law",
    "systems/documents/queries/registers.py": "papers are Vietnamese by law",
    "systems/documents/rules/blocks.py": "how documents write their parts",
    "systems/documents/rules/guessing.py": "how documents write their heads",
    "systems/documents/rules/secrecy.py": "marks as they are stamped",
    "systems/portal/api.py": "examples in the API's document",
    "systems/portal/queries/checklists.py": "told to authors of data files, on the terminal",
    "systems/portal/rules/figures.py": "how tables write figures",
    "systems/filing/forms/kinds.py": "what a person may type",
    "systems/filing/forms/shape.py": "told to authors of data files, on the terminal",
}
"""A piece of the path, and why its Vietnamese words are not translated."""

_LITERAL = re.compile(r"(_\()?(\"[^\"]*\"|'[^']*')")


def _name(path: Path) -> str:
    return path.relative_to(SOURCES).as_posix()


def _python_files() -> list[Path]:
    return [
        path
        for path in sorted(SOURCES.rglob("*.py"))
        if "migrations" not in path.parts
        and not any(piece in f"/{_name(path)}" for piece in STAYS_VIETNAMESE)
        and VIETNAMESE.search(path.read_text())
    ]


def _unmarked(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    told = {text for one in python_messages(source) for text in (one.singular, one.plural, one.context)}
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in notes else None
        if isinstance(text, str) and text not in told and VIETNAMESE.search(text):
            yield f"{node.lineno}: {text}"


@pytest.mark.parametrize("path", _python_files(), ids=_name)
def test_a_sentence_in_python_is_given_to_gettext(path: Path) -> None:
    assert list(_unmarked(path.read_text())) == []


def test_every_exception_is_still_needed() -> None:
    names = [f"/{_name(path)}" for path in SOURCES.rglob("*.py") if VIETNAMESE.search(path.read_text())]
    assert [piece for piece in STAYS_VIETNAMESE if not any(piece in name for name in names)] == []


def _templates() -> list[Path]:
    found = (*SOURCES.rglob("templates/**/*.html"), *SOURCES.rglob("templates/**/*.txt"))
    return [path for path in sorted(found) if "gallery" not in path.parts]


NAMES = ("Hiền Lương", "Tiếng Việt")
"""Words that are the same in every language."""


def _untold(source: str) -> Iterator[str]:
    """Vietnamese in the text of a template, or in a tag but outside `_("…")`."""
    for name in NAMES:
        source = source.replace(name, "")
    inside = False
    for token in Lexer(source).tokenize():
        if token.token_type is TokenType.BLOCK and re.match(r"(end)?(blocktrans|comment)", token.contents):
            inside = not token.contents.startswith("end")
        elif token.token_type is TokenType.TEXT and not inside and VIETNAMESE.search(token.contents):
            yield token.contents.strip()
        elif token.token_type in {TokenType.BLOCK, TokenType.VAR} and not token.contents.startswith(
            "translate "
        ):
            literals = _LITERAL.findall(token.contents)
            yield from (text for marked, text in literals if not marked and VIETNAMESE.search(text))


@pytest.mark.parametrize("path", _templates(), ids=_name)
def test_a_sentence_in_a_template_stands_in_a_translation_tag(path: Path) -> None:
    assert list(_untold(path.read_text())) == []


def test_an_unmarked_sentence_is_found() -> None:
    assert list(_untold('<p>Chào</p>{% button "Gửi" %}{% button _("Gửi") %}{% translate "Gửi" %}')) == [
        "<p>Chào</p>",
        '"Gửi"',
    ]
    assert list(
        _unmarked(
            '"""Lời."""\nfrom django.utils.translation import gettext as _\nx = "Chào"\ny = _("Chào bạn")'
        )
    ) == ["3: Chào"]
