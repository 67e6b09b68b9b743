"""The database's own guard over the journal: rows may be inserted, nothing else, by anybody."""

DATABASE_IDENTITY = """
create function journal_database_identity() returns text language sql stable as $$
    select system_identifier || '/' || (select oid from pg_database where datname = current_database())
    from pg_control_system()
$$
"""
"""Tells one life of the database from another: a restore makes a new cluster or at least a new database."""

CURRENT_EPOCH = """
create function journal_current_epoch() returns smallint language plpgsql stable as $$
declare
    newest record;
begin
    select * into newest from journal_epoch order by number desc limit 1;
    if newest.database = journal_database_identity() then
        return newest.number;
    end if;
    return coalesce(newest.number, 0) + 1;
end $$
"""
"""Entries written after a restore, before anybody noticed it, already carry the new epoch."""

REFUSE_CHANGE = """
create function journal_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % on % refused', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$
"""

GUARDED_TABLES = ("journal_entry", "journal_seal", "journal_epoch")


def guard(table: str) -> str:
    """The triggers that refuse update, delete and truncate on a table."""
    return f"""
    create trigger {table}_append_only before update or delete on {table}
        for each row execute function journal_refuse_change();
    create trigger {table}_no_truncate before truncate on {table}
        for each statement execute function journal_refuse_change();
    """


def unguard(table: str) -> str:
    """The reverse of `guard`."""
    return f"drop trigger {table}_append_only on {table}; drop trigger {table}_no_truncate on {table};"
