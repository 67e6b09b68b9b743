"""Addresses of the organisation."""

from django.urls import path

from hienluong.kernel.organisation.pages.delegations import delegations_page, revoke_page

app_name = "organisation"
urlpatterns = [
    path("uy-quyen/", delegations_page, name="delegations"),
    path("uy-quyen/<int:number>/ket-thuc/", revoke_page, name="revoke"),
]
