"""Make the list of known words anew from the index."""

from django.db import connection, transaction

__all__ = ["learn_words"]

_LONGEST = 40
_LEARN = f"""
insert into search_word (word, entries)
select word, least(ndoc, 2147483647) from ts_stat('select words from search_entry')
where word !~ ':' and length(word) <= {_LONGEST} and (ndoc > 1 or word ~ '[aeiouy]')
"""  # noqa: S608 - only a number of our own


@transaction.atomic
def learn_words() -> int:
    """Read every word of the index once (a second or two for 50,000 entries) and return how many are known."""
    with connection.cursor() as cursor:
        cursor.execute("lock table search_word in share row exclusive mode")
        cursor.execute("delete from search_word")
        cursor.execute(_LEARN)
        return int(cursor.rowcount)
