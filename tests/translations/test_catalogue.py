"""English is complete: every sentence of the interface has its English words, and nothing else is in the catalogue."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from tools.messages import (
    CATALOGUE,
    Message,
    collect,
    data_messages,
    python_messages,
    read,
    render,
    template_messages,
)

_PLACE = re.compile(r"%\([^)]+\)[#0 +-]*\d*(?:\.\d+)?[a-z]|%[sd%]|\{\w*\}")


_IMPORTS = "from django.utils.translation import gettext_lazy as _, ngettext, pgettext\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read()


def _forms(text: object) -> list[str]:
    return [str(form) for form in text] if isinstance(text, (list, tuple)) else [str(text)]


def _entries(catalogue: Catalog) -> Iterator[Entry]:
    return (entry for entry in catalogue if entry.id)


def test_every_sentence_has_english(catalogue: Catalog) -> None:
    assert [entry.id for entry in _entries(catalogue) if not all(_forms(entry.string))] == []


def test_the_catalogue_is_what_make_messages_writes() -> None:
    assert CATALOGUE.read_text() == render(collect(), read()), "run: make messages"


def test_english_keeps_every_placeholder(catalogue: Catalog) -> None:
    wrong = [
        entry.id
        for entry in _entries(catalogue)
        for form in _forms(entry.string)
        if set(_PLACE.findall(form)) != set(_PLACE.findall(_forms(entry.id)[-1]))
    ]
    assert wrong == []


def test_nothing_is_guessed(catalogue: Catalog) -> None:
    assert [entry.id for entry in _entries(catalogue) if entry.fuzzy] == []


def test_english_is_written_in_english(catalogue: Catalog) -> None:
    """Left in Vietnamese are only examples of what to type, in the words a person would type."""
    both = [
        entry.id
        for entry in _entries(catalogue)
        if entry.id == entry.string and re.search("[ăđơưếộ]", entry.id)
    ]
    assert both == []


def test_a_sentence_given_to_gettext_is_collected_with_its_plural_and_context() -> None:
    source = (
        _IMPORTS
        + '_("Một"); ngettext("%(n)s hồ sơ", "%(n)s hồ sơ nhiều", n); pgettext("nền", "Sáng"); other("Không")'
    )
    assert set(python_messages(source)) == {
        Message("Một"),
        Message("%(n)s hồ sơ", plural="%(n)s hồ sơ nhiều"),
        Message("Sáng", context="nền"),
    }


def test_the_sentences_of_an_error_need_no_mark() -> None:
    source = 'class Late(Conflict):\n    what = "Đã muộn."\nraise Invalid({"day": "Ngày sai."}, code="x")'
    assert {message.singular for message in python_messages(source)} == {"Đã muộn.", "Ngày sai."}
    assert list(python_messages(source, errors=False)) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% translate "Tìm" %}', Message("Tìm")),
        ('{% translate "Sáng" context "nền" as light %}', Message("Sáng", context="nền")),
        ('{% button _("Gửi hồ sơ") "danger" %}', Message("Gửi hồ sơ")),
        ('{{ phone|default:_("chưa có") }}', Message("chưa có")),
        ("{% blocktranslate with n=total %}Còn {{ n }} %{% endblocktranslate %}", Message("Còn %(n)s %%")),
        ("{% blocktranslate trimmed %}\n  Một\n  Hai\n{% endblocktranslate %}", Message("Một Hai")),
        (
            "{% blocktranslate count n=n %}{{ n }} tệp{% plural %}{{ n }} các tệp{% endblocktranslate %}",
            Message("%(n)s tệp", plural="%(n)s các tệp"),
        ),
    ],
)
def test_a_sentence_of_a_template_is_collected_as_django_looks_it_up(source: str, found: Message) -> None:
    assert list(template_messages(source)) == [found]


def test_data_gives_the_words_under_its_keys_and_no_codes() -> None:
    content = {
        "label": "Giới tính",
        "key": "Không",
        "choices": [["nam", "Nam"], ["nu", "Nữ"]],
        "next": {"label": "sex"},
    }
    assert {m.singular for m in data_messages(content, ("label", "choices"))} == {"Giới tính", "Nam", "Nữ"}


def test_a_new_sentence_waits_for_english_and_a_dead_one_goes() -> None:
    known = Catalog(locale="en")
    known.add("Cũ", "Old")
    known.add("Mất", "Gone")
    text = render([Message("Cũ"), Message("Mới")], known)
    assert 'msgid "Cũ"\nmsgstr "Old"' in text
    assert 'msgid "Mới"\nmsgstr ""' in text
    assert "Gone" not in text
