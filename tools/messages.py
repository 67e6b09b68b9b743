"""Collect the sentences of the interface into the English catalogue (`make messages`).

Vietnamese sentences are message ids. They stand in Python (gettext and its kin; errors, see `python_messages`), in
templates, and in dated data that people read (`DATA`). Translations that stand are kept, sentences that are gone are
dropped, and the file depends on nothing but its content, so that two branches that both run this agree.
"""

import ast
import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.template.base import Lexer, Token, TokenType
from django.utils.translation import trim_whitespace

from hienluong.province.demo import DEMO_ACCOUNTS
from hienluong.province.identity.people import DEMO_CITIZENS

__all__ = [
    "CATALOGUE",
    "Message",
    "collect",
    "data_messages",
    "python_messages",
    "read",
    "render",
    "template_messages",
]

SOURCES = Path(__file__).resolve().parents[1] / "src/hienluong"
CATALOGUE = SOURCES / "locale/en/LC_MESSAGES/django.po"

VIETNAMESE = re.compile(r"[ăâđêôơưà-ãè-êìíò-õùúýĩũạ-ỹ]", re.IGNORECASE)

DATA = {
    "systems/voice/data/topics.json": ("name",),
    "systems/filing/data/forms/*.json": (
        "title",
        "help",
        "label",
        "hint",
        "says",
        "name",
        "choices",
        "replaced_by",
    ),
    "systems/filing/data/fragments.json": ("label", "hint", "says", "choices"),
    "systems/filing/data/lists.json": (
        "sex",
        "child_relation",
        "event",
        "subject_relation",
        "marital",
        "identity_paper",
        "copy_kind",
        "language",
        "owner_kind",
        "tax_method",
        "birth_place",
        "licence_kind",
        "province",
        "country",
        "birth_proof",
    ),
    "systems/cases/data/processes/*.json": ("name", "plain_name"),
    "systems/portal/data/presets/*.json": ("title", "welcome", "intro"),
    "province/data/catalogue/life-events.json": ("title",),
    "province/data/catalogue/families.json": ("question", "options"),
    "province/data/catalogue/refusals.json": ("what", "where"),
    "province/data/catalogue/sectors.csv": ("name", "group"),
    "province/data/posts.json": ("title",),
}
"""Files of data with sentences for people, and the keys that hold them. A key may hold a sentence, or pairs of a value
and its words. Names of procedures, agencies, peoples and communes are no sentences: they stay as they are."""

_PLAIN = {"gettext", "gettext_lazy", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}
_CONTEXT = {"pgettext", "pgettext_lazy"}
_ERROR_WORDS = {"what", "kept", "next_step"}
_QUOTED = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CODE = re.compile(r"[a-z0-9._-]+")
_CONSTANT = re.compile(rf"_\({_QUOTED}\)")
_TRANSLATE = re.compile(rf"^trans(?:late)?\s+{_QUOTED}(?:.*\bcontext\s+{_QUOTED})?")
_BLOCK = re.compile(rf"^blocktrans(?:late)?\b(?:.*\bcontext\s+{_QUOTED})?")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A sentence to translate; `plural` when its form depends on a number."""

    singular: str
    plural: str = ""
    context: str = ""


def python_messages(source: str, *, errors: bool = True) -> Iterator[Message]:
    """Sentences given to gettext, and the sentences of errors where `errors` reach people on pages.

    They reach people at one edge, which translates them. That is why their words need no mark: `what`, `kept` and
    `next_step` of a class, and every Vietnamese sentence in a `raise`.
    """
    tree = ast.parse(source)
    names = _names_of_gettext(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _called(node, names)
            case ast.ClassDef() if errors:
                yield from _error_words(node)
            case ast.Raise() if errors:
                yield from (Message(text) for text in _texts(node) if VIETNAMESE.search(text))


def _names_of_gettext(tree: ast.Module) -> Mapping[str, str]:
    """What a file calls the functions of `django.utils.translation`."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    parts = (part for node in imports if node.module == "django.utils.translation" for part in node.names)
    return {part.asname or part.name: part.name for part in parts}


def _called(call: ast.Call, names: Mapping[str, str]) -> Iterator[Message]:
    name = names.get(call.func.id, "") if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    words = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in _PLAIN and len(words) == 1:
        yield Message(words[0])
    elif name in _PLURAL and len(words) == len(("singular", "plural")):
        yield Message(words[0], plural=words[1])
    elif name in _CONTEXT and len(words) == len(("context", "sentence")):
        yield Message(words[1], context=words[0])


def _error_words(kind: ast.ClassDef) -> Iterator[Message]:
    for node in kind.body:
        if isinstance(getattr(node, "value", None), ast.Call):
            continue  # the field of a shape
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if isinstance(target, ast.Name) and target.id in _ERROR_WORDS:
            yield from (Message(text) for text in _texts(node))


def _texts(tree: ast.AST) -> Iterator[str]:
    """The texts below a node, without the pieces of f-strings."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif not isinstance(node, ast.JoinedStr):
            yield from _texts(node)


def template_messages(source: str) -> Iterator[Message]:
    """Sentences in `translate`, `blocktranslate` and `_("…")`, spelt as Django looks them up."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            yield from (Message(_unquoted(quoted)) for quoted in _CONSTANT.findall(token.contents))
        if token.token_type is not TokenType.BLOCK:
            continue
        if one := _TRANSLATE.match(token.contents):
            yield Message(_unquoted(one[1]), context=_unquoted(one[2]))
        elif block := _BLOCK.match(token.contents):
            yield _block(token, tokens, context=_unquoted(block[1]))


def _block(opening: Token, tokens: Iterator[Token], *, context: str) -> Message:
    """The sentence up to `endblocktranslate`, with `%(name)s` where a variable stands."""
    parts = [""]
    for token in tokens:
        if token.contents.startswith("endblocktrans"):
            break
        if token.token_type is TokenType.BLOCK:
            parts.append("")
        elif token.token_type is TokenType.VAR:
            parts[-1] += f"%({token.contents})s"
        else:
            parts[-1] += token.contents.replace("%", "%%")
    if "trimmed" in opening.split_contents():
        parts = [trim_whitespace(part) for part in parts]
    return Message(parts[0], plural="".join(parts[1:]), context=context)


def _unquoted(quoted: str | None) -> str:
    return re.sub(r"\\(.)", r"\1", quoted[1:-1]) if quoted else ""


def data_messages(content: object, keys: Iterable[str]) -> Iterator[Message]:
    """Sentences under the keys, anywhere in the content of a data file."""
    wanted = frozenset(keys)
    if isinstance(content, list):
        for part in content:
            yield from data_messages(part, wanted)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key in wanted:
                yield from (Message(text) for text in _said(value))
            yield from data_messages(value, wanted)


def _content(path: Path) -> object:
    if path.suffix == ".csv":
        return list(csv.DictReader(path.read_text().splitlines()))
    return json.loads(path.read_text())


def _said(value: object) -> Iterator[str]:
    """The sentence, or the words of pairs: of a value and its words, or of words and a code."""
    if isinstance(value, str) and not _CODE.fullmatch(value):
        yield value
    elif isinstance(value, list):
        pairs = [pair for pair in value if isinstance(pair, list)]
        yield from (_words(pair) for pair in pairs)


def _words(pair: list[str]) -> str:
    return [text for text in pair if not _CODE.fullmatch(text)][-1]


def collect(root: Path = SOURCES) -> frozenset[Message]:
    """Every sentence of the program, with the parts that can be played in a demonstration."""
    found: set[Message] = set()
    for path in root.rglob("*.py"):
        if "migrations" not in path.parts:
            on_pages = "config" not in path.parts and path.name != "commands.py"
            found.update(python_messages(path.read_text(), errors=on_pages))
    for path in (*root.rglob("templates/**/*.html"), *root.rglob("templates/**/*.txt")):
        found.update(template_messages(path.read_text()))
    found.update(Message(one.says) for one in (*DEMO_ACCOUNTS, *DEMO_CITIZENS))
    for pattern, keys in DATA.items():
        for path in root.glob(pattern):
            found.update(data_messages(_content(path), keys))
    return frozenset(message for message in found if message.singular)


def read(path: Path = CATALOGUE) -> Catalog:
    """The catalogue as it stands; an empty one when there is none."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def render(messages: Iterable[Message], known: Catalog) -> str:
    """The text of a catalogue of these messages with the translations that are known."""
    catalogue = Catalog(locale="en")
    for message in sorted(messages):
        entry = known.get(message.singular, message.context or None)
        catalogue.add(
            (message.singular, message.plural) if message.plural else message.singular,
            _kept(message, entry.string if entry else ""),
            context=message.context or None,
        )
    return _HEADER + _text(catalogue)


_HEADER = """\
# English words for the Vietnamese sentences of the interface. Written by `make messages`; translate here.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def _kept(message: Message, string: Any) -> Any:  # noqa: ANN401 - Babel: a text, or one for each form
    """A translation that stands; one that lost or gained its plural begins anew."""
    if message.plural:
        return string if isinstance(string, (tuple, list)) else ("", "")
    return string if isinstance(string, str) else ""


def _text(catalogue: Catalog) -> str:
    from io import BytesIO

    written = BytesIO()
    write_po(written, catalogue, width=120, no_location=True, omit_header=True)
    return written.getvalue().decode()


def main() -> None:
    """Write the catalogue and say what still lacks English."""
    text = render(collect(), read())
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(text)
    missing = [entry.id for entry in read() if entry.id and not any(entry.string)]
    if missing:
        print(f"{len(missing)} sentences lack English, the first: {missing[0]}")


if __name__ == "__main__":
    main()
