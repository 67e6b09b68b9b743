"""The database's own guard over the journal: rows may be inserted, nothing else, by anybody."""

CURRENT_EPOCH = """
create function journal_current_epoch() returns smallint language plpgsql stable as $$
begin
    return coalesce((select max(number) from journal_epoch), 1);
end $$
"""

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
