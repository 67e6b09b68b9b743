"""Words that people write into acts: cleaned, there, and not endless."""

from django.utils.translation import gettext_noop

from hienluong.base.errors import Invalid
from hienluong.base.text import clean_text

__all__ = ["may_write", "must_write"]

_LONGEST = 2000
_TOO_LONG = gettext_noop("Ghi ngắn lại, không quá 2000 ký tự.")


def must_write(name: str, typed: str, missing: str) -> str:
    """What was written in the field. Raises Invalid with `missing` when nothing was, or when it is too long."""
    words = may_write(name, typed)
    if not words:
        raise Invalid({name: missing})
    return words


def may_write(name: str, typed: str) -> str:
    """What was written, perhaps nothing. Raises Invalid when it is too long."""
    words = clean_text(typed)
    if len(words) > _LONGEST:
        raise Invalid({name: _TOO_LONG})
    return words
