"""Documents from a table: all or nothing, every bad line named."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.support.api import PDF
from tests.systems.legal.register import Register, published

from hienluong.systems.legal.commands import legal
from hienluong.systems.legal.models import Document, DocumentFile

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = "so_ky_hieu,trich_yeu,co_quan,ngay_ban_hanh,linh_vuc,dia_ban,chuc_vu,hieu_luc_tu,ngay_cong_bo,tep,thay_the"
GOOD = "36/2026/QĐ-UBND,Quy định mới,H50,02/03/2026,Đất đai môi trường,toan tinh,Chủ tịch,2026-03-16,2026-03-03,a.pdf,"
LETTER = "15/UBND-NC,Về việc tăng cường,H50,2026-03-09,Khác lắm,toan-tinh,Chủ tịch,,,,"


def run(folder: Path, *lines: str, dry: bool = False) -> Result:
    (folder / "a.pdf").write_bytes(PDF)
    table = folder / "bang.csv"
    table.write_text("\n".join([HEAD, *lines]), encoding="utf-8-sig")
    return CliRunner().invoke(legal, ["import", str(table), *(["--dry-run"] if dry else [])])


def test_a_good_table_comes_in_with_its_files(register: Register, tmp_path: Path) -> None:
    told = run(tmp_path, GOOD, LETTER.replace("Khác lắm", "khac"))
    assert told.exit_code == 0, told.output
    document = Document.objects.get(symbol="36/2026/QĐ-UBND")
    assert (str(document.published_on), document.files.count()) == ("2026-03-03", 1)
    assert Document.objects.get(symbol="15/UBND-NC").type.code == "cong-van"


def test_the_same_table_again_changes_nothing(register: Register, tmp_path: Path) -> None:
    run(tmp_path, GOOD)
    told = run(tmp_path, GOOD)
    assert "Văn bản mới: 0 · đã có từ trước: 1" in told.output
    assert DocumentFile.objects.count() == 1


def test_a_dry_run_checks_all_and_saves_nothing(register: Register, tmp_path: Path) -> None:
    told = run(tmp_path, GOOD, dry=True)
    assert told.exit_code == 0
    assert not Document.objects.exists()


def test_one_bad_line_keeps_everything_out_and_each_is_named(register: Register, tmp_path: Path) -> None:
    bad = [
        GOOD.replace("02/03/2026", "32/03/2026"),
        GOOD.replace("H50,", "H99,"),
        GOOD.replace("a.pdf", "../mat.pdf"),
        GOOD.replace("a.pdf", ""),
        GOOD.replace("36/2026/QĐ-UBND", "ba mươi sáu"),
        LETTER,
    ]
    told = run(tmp_path, GOOD, *bad)
    assert told.exit_code == 1
    assert [line.partition(":")[0] for line in told.output.splitlines()[:-1]] == [
        f"Dòng {n}" for n in range(3, 9)
    ]
    assert not Document.objects.exists()


def test_relations_are_found_by_symbol_and_end_the_other(register: Register, tmp_path: Path) -> None:
    old = published(register, symbol="12/2026/QĐ-UBND")
    run(tmp_path, f"{GOOD}12/2026/qđ-ubnd; Nghị định số 1/2000/NĐ-CP")
    assert Document.objects.get(pk=old.pk).ended_by == "replaced"
    ties = Document.objects.get(symbol="36/2026/QĐ-UBND").does.all()
    assert sorted(one.outside for one in ties) == ["", "Nghị định số 1/2000/NĐ-CP"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", HEAD + ",la\n", "\udcff"])
def test_what_is_no_such_table_is_said_to_be_none(register: Register, tmp_path: Path, text: str) -> None:
    path = tmp_path / "bang.csv"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert CliRunner().invoke(legal, ["import", str(path)]).exit_code == 1
