"""Pages are found by their place in the tree's words; Wagtail has no index for it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "create index portal_page_url_path on wagtailcore_page (url_path)",
            "drop index portal_page_url_path",
        ),
    ]
