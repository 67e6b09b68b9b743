"""An official document of an agency, whatever its type."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from hienluong.shared.printing.papers.common import Letterhead, Signer

__all__ = ["OfficialDocument"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """One of the types of NĐ 30/2020/NĐ-CP, điều 7, set by its Phụ lục I.

    Without a `title` it is an official letter (công văn): its subject stands under the number, after "V/v". `blocks`
    are the body (`kind`: basis, heading, paragraph, item, table; `runs` of text, bold, italic, spaced; `rows`).
    """

    form: ClassVar[str] = "official"

    letterhead: Letterhead
    title: str
    subject: str
    blocks: tuple[Mapping[str, Any], ...]
    signer: Signer
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    urgency: str = ""
