from django.urls import path

from hienluong.kernel.journal.pages.entries import entry_list

app_name = "journal"
urlpatterns = [path("nhat-ky/", entry_list, name="entries")]
