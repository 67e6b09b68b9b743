from django.urls import path

from hienluong.face.pages.gallery import gallery
from hienluong.face.pages.home import home
from hienluong.face.pages.look import set_language, set_look

app_name = "face"
urlpatterns = [
    path("", home, name="home"),
    path("hien-thi/", set_look, name="look"),
    path("ngon-ngu/", set_language, name="language"),
    path("thanh-phan/", gallery, name="gallery"),
    path("thanh-phan/can-bo/", gallery, {"shell": "officer"}, name="gallery-officer"),
]
