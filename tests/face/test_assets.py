"""What is fetched for browsers and printers is locked, whole, and fetched once."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _run() -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/assets.py"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)


def test_the_lock_says_digests_and_no_addresses() -> None:
    lock = (ROOT / "package-lock.json").read_text()
    packages = json.loads(lock)["packages"]
    assert "resolved" not in lock
    assert all("integrity" in package for name, package in packages.items() if name)


def test_a_second_run_does_nothing() -> None:
    _run()
    sheet = ROOT / "src/hienluong/face/static/vendor/face.css"
    written = sheet.stat().st_mtime_ns
    assert _run().stdout == ""
    assert sheet.stat().st_mtime_ns == written


def test_a_removed_file_is_brought_back() -> None:
    _run()
    licence = ROOT / "src/hienluong/face/static/vendor/fonts/OFL.txt"
    licence.unlink()
    _run()
    assert "SIL Open Font License" in licence.read_text()


@pytest.mark.parametrize("family", ["BeVietnamPro-Regular", "Tinos-Regular", "Tinos-Bold_Italic"])
def test_the_fonts_of_paper_hold_every_vietnamese_letter(family: str) -> None:
    from fontTools.ttLib import TTFont

    _run()
    letters = set(map(ord, "ĂăĐđĨĩŨũƠơƯư₫")) | set(range(0x1EA0, 0x1EFA))
    font = TTFont(ROOT / f"src/hienluong/shared/printing/fonts/{family}.ttf")
    assert not letters - font.getBestCmap().keys()
