from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class JobsConfig(AppConfig):
    name = "hienluong.kernel.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every package of the house register its consumers and schedules."""
        for app in apps.get_app_configs():
            module = f"{app.name}.jobs"
            if app.name.startswith("hienluong.") and find_spec(module):
                import_module(module)
