from django.apps import AppConfig


class ProvinceConfig(AppConfig):
    name = "hienluong.province"
    label = "province"
    default_auto_field = "django.db.models.BigAutoField"
