"""Addresses of documents."""

from hienluong.systems.legal.slugs import slugs_for


def test_an_address_is_the_symbol_and_grows_by_year_and_issuer_only_when_taken() -> None:
    names = slugs_for("12/QĐ-UBND", 2026, "Ủy ban nhân dân xã Hải Lăng")
    assert [next(names) for _turn in range(5)] == [
        "12-qd-ubnd",
        "12-qd-ubnd-2026",
        "12-qd-ubnd-xa-hai-lang",
        "12-qd-ubnd-2026-xa-hai-lang",
        "12-qd-ubnd-2026-xa-hai-lang-2",
    ]
