"""The data files that people write have no faults; `hienluong check-data` says the same."""

from hienluong.config.data_check.whole import check_all


def test_the_shipped_files_have_no_faults() -> None:
    assert [str(fault) for fault in check_all()] == []
