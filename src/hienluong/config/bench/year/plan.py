"""Decide each case of a batch: where, when, how far it came. Everything else is written from this plan."""

__all__ = ["MAKE_PLAN"]

MAKE_PLAN = """
drop table if exists bench_plan;
create table bench_plan as
with drawn as (
    select n, nextval(pg_get_serial_sequence('cases_case', 'id')) as id, random() as age, random() as state,
           floor(power(random(), 1.5) * (select count(*) from bench_place))::int as place,
           random() as who, random() as speed
    from generate_series(%(first)s::bigint, %(last)s::bigint) as n
), dated as (
    select *, age > 0.94 as open,
           date_trunc('day', %(now)s::timestamptz) - interval '1 day' - (1 - age) * interval '360 days' as day
    from drawn
)
select d.n, d.id, d.who, p.*,
       date_trunc('day', d.day) + interval '1 hour' + d.speed * interval '8 hours' as filed_at,
       date_trunc('day', d.day) + interval '1 hour' + d.speed * interval '8 hours' + interval '40 minutes' as received_at,
       date_trunc('day', d.day) + interval '10 hours'
           + case when d.open then 12 + floor(d.who * 20) else 2 + floor(d.who * 8) end * interval '1 day' as due_at,
       date_trunc('day', d.day) + interval '9 hours' + floor(d.state * 6) * interval '1 day' as decided_at,
       case when d.open then
                case when d.state < 0.20 then 'filed' when d.state < 0.65 then 'processing'
                     when d.state < 0.80 then 'approval' when d.state < 0.92 then 'supplement' else 'approved' end
            else case when d.state < 0.90 then 'closed' when d.state < 0.94 then 'refused'
                      when d.state < 0.97 then 'withdrawn' else 'issued' end
       end as business,
       asked.code as procedure_code, asked.name as procedure_name,
       p.reception[1 + d.n %% array_length(p.reception, 1)] as receiver,
       p.workers[1 + d.n %% array_length(p.workers, 1)] as worker
from dated d
join bench_place p using (place)
join (values (0, '1.001193', 'Thủ tục đăng ký khai sinh'), (1, '1.004873', 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân'),
             (2, '1.001612', 'Đăng ký thành lập hộ kinh doanh'), (3, '2.000635', 'Cấp bản sao Trích lục hộ tịch'),
             (4, '2.000815', 'Chứng thực bản sao từ bản chính')) as asked(k, code, name) on asked.k = floor(d.who * 5);
create index on bench_plan (n);
analyze bench_plan;
"""
"""Six in a hundred are open, filed within the last three weeks; the others spread over the year before, most of them done.
Days begin at 0 h UTC, so that one hour later is 8 h in Viet Nam. `who` and `speed` are drawn once for each case."""
