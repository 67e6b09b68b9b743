"""Compiles translation catalogues (.po) that have changed into what the program reads (.mo)."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCES = Path(__file__).resolve().parents[1] / "src"


def main() -> None:
    """Compile every catalogue that is newer than its compiled form."""
    for catalogue in SOURCES.rglob("locale/*/LC_MESSAGES/*.po"):
        compiled = catalogue.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            with catalogue.open("rb") as source, compiled.open("wb") as target:
                write_mo(target, read_po(source))


if __name__ == "__main__":
    main()
