"""Saving a page at the desk: who was overtaken by a colleague is told, and loses nothing that was typed."""

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

__all__ = ["edit_page"]


class _Editor(EditView):
    def form_valid(self, form: WagtailAdminPageForm) -> HttpResponseBase:
        """Wagtail looks at the newest version only where a script saves; here every save is looked at."""
        if not self.is_out_of_date:
            return super().form_valid(form)  # type: ignore[no-any-return]
        form.add_error(
            None,
            _(
                "Người khác vừa lưu bản mới hơn của trang này. Nội dung bạn gõ còn nguyên bên dưới và chưa được lưu. "
                "Xem lịch sử của trang để so hai bản; nếu lưu lần nữa, bản của bạn sẽ thay bản kia."
            ),
        )
        return self.form_invalid(form)  # type: ignore[no-any-return]


_editor = _Editor.as_view()


@require_admin_access  # type: ignore[untyped-decorator]
@transaction.atomic
def edit_page(request: HttpRequest, page_id: int) -> HttpResponseBase:
    """Wagtail's page editor. Between the look at the newest version and the save nobody else saves."""
    if request.method == "POST":
        Page.objects.select_for_update(of=("self",)).filter(pk=page_id).first()
    return _editor(request, page_id=page_id)  # type: ignore[no-any-return]
