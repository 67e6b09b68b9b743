"""A draft pasted as one text, taken apart into what can be commented by itself. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["SectionIn", "split_sections", "whole_text"]

_HEADING = re.compile(r"(?:Điều|Phần|Mục|Chương)\s+(?:\d+|[IVXLC]+)\b.*|#+\s*\S.*")
_LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class SectionIn:
    """A section with its heading; the words before the first heading have none."""

    heading: str
    text: str


def split_sections(text: str) -> Sequence[SectionIn]:
    """The sections of a text: a line like "Điều 3. …", or one that begins with #, is a heading."""
    found: list[SectionIn] = []
    heading, lines = "", list[str]()
    for line in text.splitlines():
        if len(line) <= _LONGEST_HEADING and _HEADING.fullmatch(line.strip()):
            found += _section(heading, lines)
            heading, lines = line.strip().lstrip("# "), []
        else:
            lines.append(line)
    return [*found, *_section(heading, lines)]


def whole_text(sections: Sequence[SectionIn]) -> str:
    """The text that these sections were made from, for editing: headings that would not be known get a #."""
    return "\n".join(line for section in sections for line in _lines(section))


def _section(heading: str, lines: list[str]) -> list[SectionIn]:
    text = "\n".join(lines).strip("\n")
    return [SectionIn(heading, text)] if heading or text.strip() else []


def _lines(section: SectionIn) -> list[str]:
    known = _HEADING.fullmatch(section.heading)
    heading = section.heading if known or not section.heading else f"# {section.heading}"
    return [line for line in (heading, section.text) if line]
