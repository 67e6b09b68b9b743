"""Who counts as a reader."""

import re
from functools import lru_cache

__all__ = ["is_reader"]

_MACHINES = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|curl|wget|python|java/|okhttp|go-http|libwww|httpclient|headless|phantom|lighthouse"
    r"|preview|monitor|uptime|facebookexternalhit|embedly|scan|fetch|feed|rss|validator|archive",
    re.IGNORECASE,
)
_SHORTEST = 12


@lru_cache(maxsize=4096)
def is_reader(agent: str) -> bool:
    """Whether a browser's name is a person's: machines mostly say that they are one, or say nothing."""
    return len(agent) >= _SHORTEST and not _MACHINES.search(agent)
