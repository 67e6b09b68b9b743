"""Sentences of the libraries that people meet here are Vietnamese on Vietnamese pages, though the libraries lack them."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override


def test_a_short_password_is_refused_in_the_language_of_the_page() -> None:
    with override("vi"), pytest.raises(ValidationError) as refused:
        validate_password("sông-núi")
    assert refused.value.messages == ["Mật khẩu quá ngắn: cần ít nhất 12 ký tự."]


@pytest.mark.parametrize(
    "borrowed", ["You must type the same password each time.", "This field is required."]
)
def test_a_sentence_of_a_library_is_vietnamese(borrowed: str) -> None:
    with override("vi"):
        assert gettext(borrowed) != borrowed
    with override("en"):
        assert gettext(borrowed) == borrowed
