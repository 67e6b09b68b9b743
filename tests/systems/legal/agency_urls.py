"""The house's addresses, and the documents of one agency below an address of its site."""

from django.urls import path

from hienluong.config.urls import handler400, handler403, handler404, handler500
from hienluong.config.urls import urlpatterns as of_the_house
from hienluong.systems.legal.public import agency_documents

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("trang/<int:agency_id>/van-ban/", agency_documents), *of_the_house]
