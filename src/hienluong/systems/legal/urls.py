"""Addresses of documents."""

from django.urls import path

from hienluong.systems.legal.pages import desk, document, editing, listing, manage, rates

app_name = "legal"
urlpatterns = [
    path("van-ban/", listing.documents, name="list"),
    path("van-ban/<slug:slug>/", document.document, name="document"),
    path("van-ban/<slug:slug>/toan-van/", document.text, name="text"),
    path("van-ban/<slug:slug>/tep/<int:position>/<str:name>", document.file, name="file"),
    path("quan-ly-van-ban/", desk.desk, name="desk"),
    path("quan-ly-van-ban/them/", editing.new, name="new"),
    path("quan-ly-van-ban/ty-le/", rates.rate_page, name="rates"),
    path("quan-ly-van-ban/ty-le.csv", rates.rate_csv, name="rates-csv"),
    path("quan-ly-van-ban/<slug:slug>/", manage.manage, name="manage"),
    path("quan-ly-van-ban/<slug:slug>/sua/", editing.edit, name="edit"),
    path("quan-ly-van-ban/<slug:slug>/tep/<int:position>/", manage.own_file, name="own-file"),
    path("quan-ly-van-ban/<slug:slug>/<slug:act>/", manage.act, name="act"),
]
