"""Makes the environment that `make run` and `make test` work in: .venv with the locked packages.

Needs nothing but Python 3.11 and its standard library. Steps that nothing has changed for are skipped.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".installed"
OLDEST = (3, 11)


def main() -> None:
    """Bring the environment up to date; says what it does and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    wanted = parser.parse_args()
    if sys.version_info < OLDEST:
        stop(f"Cần Python 3.11 trở lên, máy này có {sys.version.split()[0]}.")
    locks = ["build", "runtime", *(["dev"] if wanted.dev else [])]
    if wanted.dev:
        ensure_programs({"chromium": "chromium", "softhsm2-util": "softhsm2", "pdftotext": "poppler-utils"})
    make_venv()
    install([ROOT / "requirements" / f"{name}.txt" for name in locks])
    run_tool("assets.py")
    run_tool("translations.py")


def make_venv() -> None:
    """An empty environment, unless there is one."""
    if PYTHON.exists() and (VENV / "bin" / "pip").exists():
        return
    if find_spec("ensurepip") is None:
        ensure_packages(["python3-venv"])
    say("Tạo môi trường .venv")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def install(locks: list[Path]) -> None:
    """The locked packages, checked against their hashes, and the project itself."""
    said = {lock.name: digest([lock]) for lock in locks}
    wanted = (
        "\n".join(f"{name} {value}" for name, value in said.items())
        + f"\n{digest([ROOT / 'pyproject.toml'])}"
    )
    if STAMP.exists() and covers(STAMP.read_text(), wanted) and (VENV / "bin" / "hienluong").exists():
        return
    began = time.monotonic()
    say("Cài các gói đã khóa phiên bản (lần đầu cần tải về)")
    files = [part for lock in locks for part in ("--requirement", str(lock))]
    pip("install", "--require-hashes", "--no-deps", *files)
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(wanted)
    say(f"Đã cài xong sau {time.monotonic() - began:.0f} s")


def covers(stamp: str, wanted: str) -> bool:
    """Whether what is installed includes all that is wanted: tests leave more behind than a run needs."""
    return set(wanted.splitlines()) <= set(stamp.splitlines())


def pip(*arguments: str) -> None:
    """pip of the environment, quiet."""
    run([str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments])


def run_tool(name: str) -> None:
    """A build step of its own, in the environment."""
    tool = ROOT / "tools" / name
    if tool.exists():
        run([str(PYTHON), str(tool)])


def ensure_programs(programs: dict[str, str]) -> None:
    """Programs that only tests need, by the Debian package that brings each."""
    search = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/bin"
    ensure_packages(
        [package for program, package in programs.items() if not shutil.which(program, path=search)]
    )


def ensure_packages(packages: list[str]) -> None:
    """Install Debian packages when we may, else say what the administrator should type."""
    if not packages:
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        stop(f"Máy này thiếu gói hệ thống. Hãy chạy: sudo apt-get install {' '.join(packages)}")
    say(f"Cài gói hệ thống: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-qq"], environment=quiet)
    run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], environment=quiet)


def digest(files: Iterable[Path]) -> str:
    """What these files say, in one word."""
    told = hashlib.sha256()
    for file in files:
        told.update(file.read_bytes())
    return told.hexdigest()


def run(command: list[str], environment: dict[str, str] | None = None) -> None:
    """Run a step; a failed one ends everything with its own code."""
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode != 0:
        stop(f"Bước không xong (mã {done.returncode}): {' '.join(command)}")


def say(sentence: str) -> None:
    """A line for the person at the terminal."""
    sys.stdout.write(f"· {sentence}\n")
    sys.stdout.flush()


def stop(reason: str) -> None:
    """End with a reason and a non-zero exit."""
    sys.stderr.write(f"\n{reason}\n")
    raise SystemExit(1)


if __name__ == "__main__":
    main()
