"""The body of a draft as plain data: a list of blocks that any template can set. Pure.

A block is `{"kind": …, "text": …}`; runs of a paragraph that are bold or italic stand in `runs`, a table has `rows`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from hienluong.base.text import clean_line

__all__ = ["KINDS", "Block", "Run", "blocks_from_text", "plain", "spaced", "text_of"]

KINDS = ("basis", "heading", "paragraph", "item", "table")


class Run(TypedDict):
    """A piece of a paragraph that looks alike."""

    text: str
    bold: bool
    italic: bool


class Block(TypedDict, total=False):
    """A paragraph, a heading, an item of a list, a legal basis or a table."""

    kind: str
    runs: list[Run]
    rows: list[list[str]]


_BASIS = ("căn cứ ", "theo đề nghị của ", "xét đề nghị của ", "thực hiện ")
_HEADINGS = ("điều ", "chương ", "mục ", "phần ")
_ITEM = ("- ", "+ ", "• ", "– ")


def blocks_from_text(text: str) -> list[Block]:
    """Paragraphs as they were typed, one for each line that is not empty.

    Lines that begin like a legal basis before anything else are bases; "Điều 1. …" begins with its number in bold.
    """
    lines = [line for line in (clean_line(part) for part in text.splitlines()) if line]
    blocks: list[Block] = []
    for line in lines:
        blocks.append(_block(line, only_bases=all(block["kind"] == "basis" for block in blocks)))
    return blocks


def _block(line: str, *, only_bases: bool) -> Block:
    low = line.lower()
    if only_bases and low.startswith(_BASIS) and line.endswith((";", ".")):
        return {"kind": "basis", "runs": [plain(line)]}
    if line.startswith(_ITEM):
        return {"kind": "item", "runs": [plain(line[2:].strip())]}
    if low.startswith(_HEADINGS) and "." in line:
        head, _, rest = line.partition(".")
        return {"kind": "paragraph", "runs": [{**plain(f"{head}."), "bold": True}, plain(rest)]}
    return {"kind": "paragraph", "runs": [plain(line)]}


def plain(text: str) -> Run:
    """A run without emphasis."""
    return {"text": text, "bold": False, "italic": False}


def spaced(block: Mapping[str, Any]) -> dict[str, Any]:
    """The block with spaces between its runs as marks: a typesetter may drop those at the ends of a text."""
    runs: list[dict[str, Any]] = []
    gap = False
    for run in block.get("runs", []):
        text = run["text"]
        if text.strip():
            runs.append({**run, "text": text.strip(), "spaced": bool(runs) and (gap or text[0].isspace())})
            gap = text[-1].isspace()
        else:
            gap = gap or bool(text)
    return {"kind": block["kind"], "runs": runs, "rows": block.get("rows", [])}


def text_of(blocks: Sequence[Mapping[str, Any]]) -> str:
    """The words alone, a line for each block: for comparing, searching, and looking for marks."""
    return "\n".join(_words(block) for block in blocks)


def _words(block: Mapping[str, Any]) -> str:
    if block["kind"] == "table":
        return "\n".join(" | ".join(row) for row in block["rows"])
    words = "".join(run["text"] for run in block["runs"])
    return f"- {words}" if block["kind"] == "item" else words
