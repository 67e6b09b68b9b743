"""Addresses of signing."""

from django.urls import path

from hienluong.shared.signing import pages

app_name = "signing"
urlpatterns = [
    path("chung-thu-so/thu-hoi.crl", pages.revocation_list, name="crl"),
    path("chung-thu-so/thu-hoi-goc.crl", pages.authority_revocation_list, name="authority-crl"),
    path("chung-thu-so/trang-thai", pages.certificate_status, name="status"),
    path("chung-thu-so/dau-thoi-gian", pages.time_stamp, name="time-stamp"),
    path("chung-thu-so/goc.cer", pages.root_certificate, name="root"),
]
