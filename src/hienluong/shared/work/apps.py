from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "hienluong.shared.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"
