"""Addresses of exchange, for those who keep it."""

app_name = "exchange"

urlpatterns: list[object] = []
