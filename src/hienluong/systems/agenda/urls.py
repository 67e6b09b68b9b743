"""Addresses of the agenda. Pages for everybody at `/lich-cong-tac/`, pages of officers at `/lich-tuan/`."""

from django.urls import path

from hienluong.systems.agenda.pages import acts, feeds, line, office, public, resources

app_name = "agenda"

urlpatterns = [
    path("lich-cong-tac/", public.all_calendars, name="calendars"),
    path("lich-cong-tac/rieng/<str:token>.ics", feeds.own_feed, name="own-feed"),
    path("lich-cong-tac/<str:identifier>/", public.public, name="public"),
    path("lich-cong-tac/<str:identifier>/lich.ics", feeds.public_feed, name="public-feed"),
    path("lich-tuan/", office.own_week, name="own-week"),
    path("lich-tuan/dia-chi-rieng/", feeds.renew, name="renew-feed"),
    path("lich-tuan/<str:identifier>/phong-xe/", resources.resources, name="resources"),
    path("lich-tuan/<str:identifier>/<str:week>/", office.office, name="office"),
    path("lich-tuan/<str:identifier>/<str:week>/ban/<int:number>/", office.one_version, name="version"),
    path("lich-tuan/<str:identifier>/<str:week>/viec/", line.new_line, name="new-line"),
    path("lich-tuan/<str:identifier>/<str:week>/viec/<uuid:key>/", line.change_line, name="change-line"),
    path("lich-tuan/<str:identifier>/<str:week>/<str:act>/", acts.act_on_week, name="act"),
]
