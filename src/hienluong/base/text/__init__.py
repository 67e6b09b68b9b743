"""Vietnamese text: cleaning, search keys, sort keys, numbers and dates in words."""

from hienluong.base.text.cleaning import clean_line, clean_text, nfc
from hienluong.base.text.keys import address_words, fold, name_sort_key, sort_key
from hienluong.base.text.words import date_in_words, long_date, number_to_words, short_date

__all__ = [
    "address_words",
    "clean_line",
    "clean_text",
    "date_in_words",
    "fold",
    "long_date",
    "name_sort_key",
    "nfc",
    "number_to_words",
    "short_date",
    "sort_key",
]
