"""From the outbox to one delivery row for each consumer."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection

from hienluong.base import clock
from hienluong.kernel.jobs.registry import all_consumers

__all__ = ["spread_again", "spread_events"]

_SPREAD = """
with batch as (
    select id, name from jobs_event where dispatched_at is null order by id limit %(limit)s for update skip locked
), made as (
    insert into jobs_delivery (event_id, consumer, state, attempts, error, changed_at)
    select batch.id, wanted.consumer, 'waiting', 0, '', %(now)s
    from batch join unnest(%(events)s::text[], %(consumers)s::text[]) as wanted (event, consumer)
         on wanted.event = batch.name
    order by batch.id
    on conflict (event_id, consumer) do nothing
)
update jobs_event set dispatched_at = %(now)s from batch where jobs_event.id = batch.id
"""

_SPREAD_AGAIN = """
insert into jobs_delivery (event_id, consumer, state, attempts, error, changed_at)
select jobs_event.id, wanted.consumer, 'waiting', 0, '', %(now)s
from jobs_event join unnest(%(events)s::text[], %(consumers)s::text[]) as wanted (event, consumer)
     on wanted.event = jobs_event.name
where jobs_event.dispatched_at >= %(since)s
order by jobs_event.id
on conflict (event_id, consumer) do nothing
"""


def spread_events(limit: int = 500) -> int:
    """Make the deliveries of the oldest waiting events; how many events there were.

    One statement, so that an event is marked exactly when its deliveries exist. Workers that spread at the
    same time take different events.
    """
    return _run(_SPREAD, {"limit": limit})


def spread_again(back: timedelta) -> int:
    """Make deliveries that are missing for events spread within `back`; how many.

    They are missing when a worker of the version before, without the consumer, was still running.
    """
    since = clock.now() - back
    return _run(_SPREAD_AGAIN, {"since": since})


def _run(sql: str, values: Mapping[str, int | datetime]) -> int:
    wanted = all_consumers()
    events, consumers = [one.event for one in wanted], [one.name for one in wanted]
    with connection.cursor() as cursor:
        cursor.execute(sql, {**values, "events": events, "consumers": consumers, "now": clock.now()})
        return int(cursor.rowcount)
