"""Read the body of a draft out of a DOCX; the house sets it anew in the form of NĐ 30/2020/NĐ-CP.

The head and the foot that many write themselves (motto, number, place, receivers, signer) are left out: they are known,
and the house draws them.
"""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from django.utils.translation import gettext_noop
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_line, fold, nfc
from hienluong.systems.documents.rules.blocks import Block, Run, blocks_from_text

__all__ = ["blocks_from_docx"]

_HEAD = ("cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc", "doc lap tu do hanh phuc")
_FOOT = ("noi nhan",)
_MOST_BLOCKS = 5000


def blocks_from_docx(content: bytes) -> list[Block]:
    """The body as blocks, with bold and italic kept, tables as they are. Raises Invalid for what cannot be read."""
    try:
        document = docx.Document(BytesIO(content))
        blocks = [block for part in _body(document.iter_inner_content()) for block in _blocks(part)]
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, AttributeError) as error:
        raise Invalid(
            {
                "source": gettext_noop(
                    "Không đọc được tệp DOCX này; hãy lưu lại từ phần mềm soạn thảo rồi thử lại."
                )
            }
        ) from error
    if len(blocks) > _MOST_BLOCKS:
        raise Invalid({"source": gettext_noop("Tệp quá dài; chuyển phần dài thành tài liệu kèm theo.")})
    return blocks


def _body(parts: Iterator[Paragraph | Table]) -> list[Paragraph | Table]:
    """Without the tables of head and foot."""
    return [part for part in parts if not (isinstance(part, Table) and _is_frame(part))]


def _is_frame(table: Table) -> bool:
    words = fold(" ".join(cell.text for row in table.rows for cell in row.cells))
    return any(piece in words for piece in _HEAD) or words.startswith(_FOOT)


def _blocks(part: Paragraph | Table) -> list[Block]:
    if isinstance(part, Table):
        rows = [[clean_line(cell.text) for cell in row.cells] for row in part.rows]
        return [{"kind": "table", "rows": rows}] if rows and any(any(row) for row in rows) else []
    runs = _runs(part)
    text = "".join(run["text"] for run in runs)
    if not text.strip() or fold(text).strip() in _HEAD:
        return []
    return [_told(part, runs, text)]


def _told(part: Paragraph, runs: list[Run], text: str) -> Block:
    style = (part.style.name or "").lower() if part.style else ""
    if style.startswith("list"):
        return {"kind": "item", "runs": runs}
    if style.startswith(("heading", "title")):
        return {"kind": "heading", "runs": runs}
    guessed = blocks_from_text(text)
    kind = guessed[0]["kind"] if guessed else "paragraph"
    return {"kind": kind, "runs": runs} if kind in {"basis", "paragraph"} else guessed[0]


def _runs(part: Paragraph) -> list[Run]:
    """Neighbours that look alike are one run."""
    runs: list[Run] = []
    for piece in part.runs:
        text = nfc(piece.text).replace("\t", " ").replace("\n", " ")
        bold, italic = bool(piece.bold), bool(piece.italic)
        if runs and (runs[-1]["bold"], runs[-1]["italic"]) == (bold, italic):
            runs[-1]["text"] += text
        elif text:
            runs.append({"text": text, "bold": bold, "italic": italic})
    return runs
