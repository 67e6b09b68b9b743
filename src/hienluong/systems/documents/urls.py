"""Addresses of documents, for officers. What is published for everybody stands in `legal`."""

from django.urls import path

from hienluong.systems.documents.pages import (
    acts,
    document,
    drafting,
    entering,
    files,
    listing,
    opinions,
    registers,
    task_list,
    tasks,
)

app_name = "documents"

urlpatterns = [
    path("xu-ly/van-ban/", listing.documents, name="list"),
    path("xu-ly/van-ban/vao-so/", entering.new, name="enter"),
    path("xu-ly/van-ban/du-thao/", drafting.new, name="draft"),
    path("xu-ly/van-ban/nhiem-vu/", task_list.tasks, name="tasks"),
    path("xu-ly/van-ban/so/", registers.registers, name="books"),
    path("xu-ly/van-ban/so/<int:book>/<int:year>.pdf", registers.register, name="book"),
    path("xu-ly/van-ban/nhiem-vu/<int:task>/<str:act>/", tasks.act_on_task, name="task-act"),
    path("xu-ly/van-ban/y-kien/<int:opinion>/", opinions.give, name="opinion"),
    path("xu-ly/van-ban/<uuid:uid>/", document.document, name="document"),
    path("xu-ly/van-ban/<uuid:uid>/vao-so/", entering.register_page, name="register"),
    path("xu-ly/van-ban/<uuid:uid>/noi-dung/", drafting.write, name="write"),
    path("xu-ly/van-ban/<uuid:uid>/tep/<int:position>/<str:name>", files.file, name="file"),
    path("xu-ly/van-ban/<uuid:uid>/ban/<int:number>.pdf", files.proof, name="proof"),
    path("xu-ly/van-ban/<uuid:uid>/da-ky.pdf", files.signed, name="signed"),
    path("xu-ly/van-ban/<uuid:uid>/<str:act>/", acts.act_on_document, name="act"),
]
