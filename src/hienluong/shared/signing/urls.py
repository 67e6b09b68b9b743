"""Addresses of signing."""

from django.urls import path

from hienluong.shared.signing import pages

app_name = "signing"
urlpatterns = [
    path("chung-thu-so/thu-hoi.crl", pages.revocation_list, name="crl"),
    path("chung-thu-so/goc.cer", pages.root_certificate, name="root"),
]
