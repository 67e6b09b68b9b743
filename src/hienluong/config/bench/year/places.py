"""Where the cases of the year are filed and decided, and by which posts; larger places first."""

__all__ = ["MAKE_PLACES"]

MAKE_PLACES = """
analyze organisation_agencystate;
analyze organisation_post;
drop table if exists bench_place;
create table bench_place as
with today as (
    select * from organisation_agencystate where coalesce(valid_to, current_date) >= current_date
), posts as (
    select p.agency_id, p.kind, array_agg(p.id order by p.id) as ids
    from organisation_post p where coalesce(p.valid_to, current_date) >= current_date
    group by p.agency_id, p.kind
), pairs as (
    select centre.agency_id as receiving, body.agency_id as deciding, 'commune-same-day' as process
    from today body join today centre on centre.parent_id = body.agency_id and centre.kind = 'ttpvhcc'
    where body.kind = 'ubnd' and body.level = 2
    union all
    select (select min(agency_id) from today where kind = 'ttpvhcc' and level = 4), agency_id, 'department'
    from today where kind = 'so'
), seats as (
    select pairs.*, reception.ids as reception,
           work.agency_id as working, work.ids as workers,
           (select ids[1] from posts where agency_id = deciding and kind in ('chu-tich', 'giam-doc')) as signer,
           (select posts.ids[1] from posts join today using (agency_id)
            where today.parent_id = deciding and posts.kind = 'van-thu' limit 1) as clerk
    from pairs
    join posts reception on reception.agency_id = receiving and reception.kind = 'tiep-nhan'
    cross join lateral (
        select posts.agency_id, posts.ids from posts join today using (agency_id)
        where today.parent_id = deciding
          and posts.kind = case process when 'department' then 'chuyen-vien' else 'tu-phap-ho-tich' end
        limit 1
    ) as work
)
select row_number() over (order by seats.process, seats.deciding) - 1 as place, seats.*,
       r.name as receiving_name, r.identifier, d.name as deciding_name,
       (select min(v.id) from cases_processversion v where v.code = seats.process) as process_id
from seats join today r on r.agency_id = receiving join today d on d.agency_id = deciding
where signer is not null and clerk is not null;
analyze bench_place;
"""
"""About ninety places: each commune with its centre, each department with the province's centre."""
