from django.urls import path, register_converter

from overview.converters import Plural
from overview.views import behind, home, places, rollups, search, vision

app_name = "overview"

register_converter(Plural, "kinds")

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.Search.as_view(), name="search"),
    path("seil/", rollups.SeilHome.as_view(), name="seil"),
    path("seil/behind/<slug:figure>/", behind.SeilBehind.as_view(), name="seil_list"),
    path("state/", rollups.StateHome.as_view(), name="state_home"),
    path("state/behind/<slug:figure>/", behind.StateBehind.as_view(), name="state_list"),
    path("state/gaps/<slug:figure>/", behind.GapBehind.as_view(), name="gap_list"),
    path("regions/<slug:slug>/", rollups.RegionHome.as_view(), name="region_home"),
    path("areas/<slug:slug>/", rollups.AreaHome.as_view(), name="area_home"),
    path("networks/<slug:slug>/", places.NetworkHome.as_view(), name="network_home"),
    path("networks/<slug:slug>/vision/", vision.VisionEdit.as_view(), name="vision_edit"),
    path("schools/<slug:slug>/", places.SchoolHome.as_view(), name="school_home"),
    path("<kinds:kind>/<slug:slug>/behind/<slug:figure>/", behind.Behind.as_view(), name="list"),
]
