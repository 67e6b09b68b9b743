"""Addresses of work."""

from django.urls import path

from hienluong.shared.work.pages.desk import desk

app_name = "work"
urlpatterns = [path("viec/", desk, name="desk")]
