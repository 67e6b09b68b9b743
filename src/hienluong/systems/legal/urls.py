"""Addresses of documents."""

from django.urls import path

from hienluong.systems.legal.pages import document, listing

app_name = "legal"
urlpatterns = [
    path("van-ban/", listing.documents, name="list"),
    path("van-ban/<slug:slug>/", document.document, name="document"),
    path("van-ban/<slug:slug>/toan-van/", document.text, name="text"),
    path("van-ban/<slug:slug>/tep/<int:position>/<str:name>", document.file, name="file"),
]
