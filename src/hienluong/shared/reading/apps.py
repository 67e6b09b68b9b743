from django.apps import AppConfig


class ReadingConfig(AppConfig):
    name = "hienluong.shared.reading"
    label = "reading"
    default_auto_field = "django.db.models.BigAutoField"
