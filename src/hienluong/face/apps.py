from django.apps import AppConfig


class FaceConfig(AppConfig):
    name = "hienluong.face"
    label = "face"
    default_auto_field = "django.db.models.BigAutoField"
