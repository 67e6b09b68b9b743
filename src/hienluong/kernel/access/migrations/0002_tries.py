from django.db import migrations

CREATE = """
create unlogged table access_tries (
    key bytea primary key,
    window_start bigint not null,
    tries integer not null
)
"""


class Migration(migrations.Migration):
    """Counters of tries: unlogged, because losing them in a crash costs nothing."""

    dependencies = [("access", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "drop table access_tries")]
