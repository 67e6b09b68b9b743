"""What the worker does for search."""

import logging
from dataclasses import asdict

from hienluong.kernel.jobs.public import every
from hienluong.shared.search.actions.learn_words import learn_words
from hienluong.shared.search.actions.note_fruitless import forget_old_searches
from hienluong.shared.search.actions.rebuild import drifts

_LOG = logging.getLogger(__name__)
_A_DAY = 86_400


@every(900, "search.words")
def learn() -> None:
    """Let the speller know the words of what was published since."""
    learn_words()


@every(_A_DAY, "search.drift")
def tell_of_drift() -> None:
    """Compare the index with its sources; an operator mends it with `hienluong search rebuild`."""
    for drift in drifts():
        if drift.count:
            _LOG.warning("search.drifted", extra=asdict(drift))


@every(_A_DAY, "search.forget")
def forget_old() -> None:
    """Statistics end after a year."""
    forget_old_searches()
