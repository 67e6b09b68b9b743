"""What the application's own database role may do: everything but change the journal."""

from itertools import product
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg import sql

__all__ = ["grant_application"]

_GRANTS = (
    "grant usage on schema {schema} to {role}",
    "grant select, insert, update, delete on all tables in schema {schema} to {role}",
    "grant usage, select, update on all sequences in schema {schema} to {role}",
    "alter default privileges in schema {schema} grant select, insert, update, delete on tables to {role}",
    "alter default privileges in schema {schema} grant usage, select, update on sequences to {role}",
)
_SCHEMAS = "select nspname from pg_namespace where nspname in ('public', 'identity') order by nspname"
"""The schemas that stand: the OpenID provider's only where it has been installed."""
_JOURNAL = "select tablename from pg_tables where schemaname = 'public' and tablename like 'journal\\_%'"


def grant_application(owner_url: str, application_url: str) -> None:
    """Give the application's role its rights over all tables; on the journal only reading and adding.

    Does nothing where owner and application are one role: then only the journal's triggers guard it.
    """
    role = unquote(urlsplit(application_url).username or "")
    with psycopg.connect(owner_url) as connection:
        if connection.info.user == role:
            return
        schemas = [name for (name,) in connection.execute(_SCHEMAS).fetchall()]
        for schema, grant in product(schemas, _GRANTS):
            names = {"schema": sql.Identifier(schema), "role": sql.Identifier(role)}
            connection.execute(sql.SQL(grant).format(**names))
        for (table,) in connection.execute(_JOURNAL).fetchall():
            take_away = sql.SQL("revoke update, delete, truncate on {table} from {role}")
            connection.execute(take_away.format(table=sql.Identifier(table), role=sql.Identifier(role)))
