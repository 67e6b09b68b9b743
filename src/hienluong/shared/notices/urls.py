from django.urls import path

from hienluong.shared.notices.pages.notices import notice_list, open_notice

app_name = "notices"
urlpatterns = [
    path("thong-bao/", notice_list, name="list"),
    path("thong-bao/<uuid:uid>/", open_notice, name="open"),
]
