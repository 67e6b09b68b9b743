"""The form engine: pure. A form is data; these modules read, check and show it."""

from hienluong.systems.filing.forms.checking import Outcome, clean_block, validate, visible_blocks
from hienluong.systems.filing.forms.fees import fee_of
from hienluong.systems.filing.forms.model import Block, Field, Form, Kind, Paper
from hienluong.systems.filing.forms.reading import read_form
from hienluong.systems.filing.forms.showing import sections

__all__ = [
    "Block",
    "Field",
    "Form",
    "Kind",
    "Outcome",
    "Paper",
    "clean_block",
    "fee_of",
    "read_form",
    "sections",
    "validate",
    "visible_blocks",
]
