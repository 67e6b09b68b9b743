"""A browser's long name in a few words that its owner recognises."""

__all__ = ["device_words"]

_BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"),
             ("Chrome/", "Chrome"), ("Safari/", "Safari"))  # fmt: skip
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
            ("Mac OS", "macOS"), ("Linux", "Linux"))  # fmt: skip


def device_words(user_agent: str) -> str:
    """ "Chrome, Windows"; empty when nothing is recognised. Order matters: most browsers also name others."""
    found = (_first(user_agent, _BROWSERS), _first(user_agent, _SYSTEMS))
    return ", ".join(word for word in found if word)


def _first(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    return next((word for mark, word in marks if mark in text), "")
