"""The form engine: pure. A form is data; these modules read, check and show it."""

from hienluong.systems.filing.forms.checking import Outcome, clean_block, validate, visible_blocks
from hienluong.systems.filing.forms.fees import fee_of
from hienluong.systems.filing.forms.general import general_form
from hienluong.systems.filing.forms.model import Block, Field, Form, Kind, Paper
from hienluong.systems.filing.forms.places import with_communes
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
    "general_form",
    "read_form",
    "sections",
    "validate",
    "visible_blocks",
    "with_communes",
]
