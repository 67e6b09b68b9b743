"""The rows of a batch, table by table, as the actions would have left them."""

__all__ = ["MAKE_ROWS"]

_PARTIES = """
insert into people_party (id, uid, kind, full_name, search_key, identifier_cipher, identifier_tail, birth_date, phone,
                          email, address, created_at)
select nextval(pg_get_serial_sequence('people_party', 'id')), gen_random_uuid(), 'person',
       family.full_name || ' ' || given.full_name, family.key || ' ' || given.key, '', lpad((n %% 10000)::text, 4, '0'),
       date '1950-01-01' + (who * 20000)::int, '09' || lpad(n::text, 8, '0'), '', '{}', filed_at
from bench_plan
join (values (0, 'Nguyễn Thị', 'nguyen thi'), (1, 'Trần Văn', 'tran van'), (2, 'Lê Thị', 'le thi'), (3, 'Hồ Văn', 'ho van'),
             (4, 'Phan Thị', 'phan thi'), (5, 'Hoàng Văn', 'hoang van'), (6, 'Võ Thị', 'vo thi')) as family(k, full_name, key)
  on family.k = n %% 7
join (values (0, 'Bình', 'binh'), (1, 'Hưởng', 'huong'), (2, 'Nghĩa', 'nghia'), (3, 'Thảo', 'thao'), (4, 'Quý', 'quy'),
             (5, 'Đức', 'duc'), (6, 'Mỹ Hạnh', 'my hanh'), (7, 'Ơi', 'oi'), (8, 'Lượm', 'luom'), (9, 'Kiên', 'kien'),
             (10, 'Phước', 'phuoc')) as given(k, full_name, key)
  on given.k = n %% 11
where n %% 3 = 0 or n = %(first)s;
drop table if exists bench_party;
create table bench_party as
select row_number() over (order by id) - 1 as k, id as party_id, full_name, phone from people_party
where id > %(parties_before)s;
create index on bench_party (k);
analyze bench_party;
"""

_CASES = """
insert into cases_case (id, uid, code, idempotency_key, procedure_version, procedure_code, procedure_name, process_id, step,
    form_version, answers, sections, applicant_id, phone, email, receiving_agency_id, deciding_agency_id, receiving_name,
    deciding_name, agencies, channel, business, finance, delivery, delivery_way, fee, filed_at, received_at, due_at,
    first_due_at, calendar_version, limit_amount, limit_unit, cutoff, decided_at, closed_at)
select p.id, gen_random_uuid(), identifier || '-' || to_char(filed_at, 'YYMMDD') || '-' || lpad(n::text, 7, '0'),
       gen_random_uuid(), %(version)s, procedure_code, procedure_name, process_id,
       case business when 'filed' then 'reception' when 'approval' then 'signature' when 'approved' then 'issue'
                     when 'issued' then 'handover' when 'closed' then 'handover' when 'refused' then 'reception'
                     else 'appraisal' end,
       '1.001193.v2025-07-01',
       jsonb_build_object('child.name', party.full_name, 'child.birth', '2026-01-10', 'mother.name', party.full_name,
                          'mother.address', 'Thôn Cổ Nhổi, ' || deciding_name, 'requester.name', party.full_name),
       jsonb_build_array(jsonb_build_object('title', 'Trẻ được khai sinh', 'rows', jsonb_build_array(
           jsonb_build_array('Họ, chữ đệm, tên', party.full_name), jsonb_build_array('Ngày sinh', '10/01/2026'),
           jsonb_build_array('Nơi sinh', 'Trung tâm Y tế ' || deciding_name)))),
       party.party_id, party.phone, '', receiving, deciding, receiving_name, deciding_name,
       (select array_agg(distinct a order by a) from unnest(array[receiving, deciding, working]) as a),
       case when who < 0.6 then '2' else '1' end, business, 'none',
       case business when 'closed' then 'delivered' when 'issued' then 'ready' else 'none' end, 'online', 0,
       filed_at, %(got_received)s, %(got_due)s, %(got_due)s, '2026-1', 1, 'working-day', time '15:00',
       case when business in ('approved', 'issued', 'closed') then decided_at end,
       case when business in ('closed', 'refused', 'withdrawn') then decided_at + interval '1 hour' end
from bench_plan p join bench_party party on party.k = (p.n - %(first)s) / 3 %% (select count(*) from bench_party);
"""

_PAPERS = """
insert into cases_casepaper (case_id, code, name, copy, satisfied_by, added_at)
select p.id, 'p' || paper.number, paper.name, '2', '', filed_at
from bench_plan p, (values (1, 'Giấy chứng sinh'), (2, 'Tờ khai')) as paper(number, name);
"""

_MOVES = """
insert into cases_move (case_id, act, at, post_id, before, after, step, next_step, note)
select p.id, act.name, p.filed_at + act.place * interval '40 minutes',
       case act.at when 'reception' then receiver when 'appraisal' then worker when 'signature' then signer
                   when 'issue' then clerk end,
       act.before, act.after, act.at, act.next, ''
from bench_plan p join (values
    (0, 'file', '', 'filed', '', 'reception', array['filed','processing','approval','supplement','approved','closed','refused','withdrawn','issued']),
    (1, 'receive', 'filed', 'processing', 'reception', 'appraisal', array['processing','approval','supplement','approved','closed','withdrawn','issued']),
    (2, 'request_supplement', 'processing', 'supplement', 'appraisal', '', array['supplement']),
    (2, 'submit_for_approval', 'processing', 'approval', 'appraisal', 'signature', array['approval','approved','closed','issued']),
    (3, 'approve', 'approval', 'approved', 'signature', 'issue', array['approved','closed','issued']),
    (4, 'issue', 'approved', 'issued', 'issue', 'handover', array['closed','issued']),
    (5, 'deliver', 'issued', 'closed', 'handover', '', array['closed']),
    (1, 'refuse', 'filed', 'refused', 'reception', '', array['refused']),
    (2, 'withdraw', 'processing', 'withdrawn', 'appraisal', '', array['withdrawn'])
) as act(place, name, before, after, at, next, of) on p.business = any(act.of)
order by p.id, act.place;
"""

_CLOCKS = """
insert into work_clock (subject_kind, subject_id, calendar_agency, calendar_version, started_at, due_at, first_due_at,
    paused_at, remaining_minutes, stopped_at, soon_at, promise, soon_told_at, overdue_told_at)
select 'case', id, deciding, '2026-1', received_at, due_at, due_at,
       case when business = 'supplement' then received_at + interval '1 hour' end,
       case when business = 'supplement' then 420 end,
       case when business in ('issued', 'closed', 'withdrawn') then decided_at end,
       due_at - interval '4 hours', 1,
       case when due_at - interval '4 hours' < %(now)s then due_at end, case when due_at < %(now)s then due_at end
from bench_plan where %(is_received)s;
"""

_ITEMS = """
insert into work_workitem (subject_kind, subject_id, title, why, note, post_id, agency_id, role, urgency, state, step,
    received_at, due_at, finished_at, outcome, finished_as)
select 'case', p.id, procedure_name, turn.why, '',
       case turn.step when 'reception' then receiver when 'handover' then receiver when 'appraisal' then worker
                      when 'signature' then signer else clerk end,
       case turn.step when 'reception' then receiving when 'handover' then receiving when 'appraisal' then working
                      when 'signature' then deciding
                      else (select agency_id from organisation_post where organisation_post.id = clerk) end,
       turn.role, 0,
       case when business <> all(turn.while) then 'done' when business = 'supplement' then 'held' else 'open' end,
       turn.step, p.filed_at + turn.place * interval '40 minutes', p.due_at + who * interval '6 hours',
       case when business <> all(turn.while) then p.filed_at + (turn.place + 1) * interval '40 minutes' end, '', ''
from bench_plan p join (values
    (0, 'reception', 'lead', 'Tiếp nhận hồ sơ', array['filed'], array['filed','processing','approval','supplement','approved','closed','refused','withdrawn','issued']),
    (1, 'appraisal', 'lead', 'Thẩm tra', array['processing','supplement'], array['processing','approval','supplement','approved','closed','withdrawn','issued']),
    (2, 'signature', 'sign', 'Lãnh đạo ký', array['approval'], array['approval','approved','closed','issued']),
    (3, 'issue', 'issue', 'Cấp số, đóng dấu', array['approved'], array['approved','closed','issued']),
    (4, 'handover', 'lead', 'Trả kết quả', array['issued'], array['closed','issued'])
) as turn(place, step, role, why, while, of) on p.business = any(turn.of)
order by p.id, turn.place;
"""

_RECEIVED = "business not in ('filed', 'refused')"


def _told(sql: str) -> str:
    """The same sql with what several columns share written out."""
    return (
        sql.replace("%(is_received)s", _RECEIVED)
        .replace("%(got_received)s", f"case when {_RECEIVED} then received_at end")
        .replace("%(got_due)s", f"case when {_RECEIVED} then due_at end")
    )


MAKE_ROWS = tuple(_told(sql) for sql in (_PARTIES, _CASES, _PAPERS, _MOVES, _CLOCKS, _ITEMS))
