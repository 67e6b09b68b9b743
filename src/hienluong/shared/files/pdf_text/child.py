"""The process that reads one PDF: bounded in memory, time and output. It imports nothing of the house.

A PDF may hold bombs, loops and broken tables; whatever happens here ends this process alone. What it found goes to
standard output as one line of JSON: {"state": "done" | "empty" | "locked", "pages": n, "text": "…"}.
"""

import json
import resource
import sys

from pypdf import PdfReader

__all__ = ["read"]

_MEMORY = 768 * 1024 * 1024
_CPU_SECONDS = 20
_MOST_PAGES = 400
_MOST_LETTERS = 600_000


def read(path: str) -> dict[str, object]:
    """State, number of pages, and the text of the first pages up to a bound."""
    reader = PdfReader(path, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"state": "locked", "pages": None, "text": ""}
    parts: list[str] = []
    left = _MOST_LETTERS
    for page in reader.pages[:_MOST_PAGES]:
        part = page.extract_text()[:left]
        parts.append(part)
        left -= len(part)
        if left <= 0:
            break
    text = "\n\n".join(parts).strip()
    return {"state": "done" if text else "empty", "pages": len(reader.pages), "text": text}


def main() -> None:
    """Take the path from the command line."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS + 1))
    sys.stdout.write(json.dumps(read(sys.argv[1])))


if __name__ == "__main__":
    main()
