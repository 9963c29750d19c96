from django.urls import path, register_converter

from overview.converters import OneThing, Plural, PluralWithRoles
from overview.views import (
    access,
    appointing,
    audit,
    behind,
    directory,
    everybody,
    history,
    home,
    leaving,
    people,
    places,
    rearrange,
    rollups,
    search,
    terms,
    vision,
)

app_name = "overview"

register_converter(Plural, "kinds")
register_converter(OneThing, "things")
register_converter(PluralWithRoles, "kinds_with_roles")

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.Search.as_view(), name="search"),
    path("directory/", directory.Directory.as_view(), name="directory"),
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
    path("audit/", audit.Audit.as_view(), name="audit"),
    path("who-sees-what/", access.AccessFind.as_view(), name="access_find"),
    path("access/<things:thing>/<int:pk>/", access.AccessThing.as_view(), name="access_thing"),
    path("access/<things:thing>/<int:pk>/mine/", access.AccessOwn.as_view(), name="access_own"),
    path("access/<things:thing>/<int:pk>/give/", access.ShareGive.as_view(), name="share_give"),
    path("access/<things:thing>/<int:pk>/take/", access.ShareTake.as_view(), name="share_take"),
    path("people/", everybody.PeopleList.as_view(), name="people_list"),
    path("people/new/", everybody.NewPerson.as_view(), name="person_new"),
    path("people/<int:pk>/edit/", everybody.PersonEdit.as_view(), name="person_edit"),
    path("people/<int:pk>/invite/", everybody.PersonInvite.as_view(), name="person_invite"),
    path("people/<int:pk>/leave/", leaving.PersonLeave.as_view(), name="person_leave"),
    path("people/<int:pk>/return/", leaving.PersonReturn.as_view(), name="person_return"),
    path("people/<int:pk>/history/", history.PersonHistory.as_view(), name="person_history"),
    path("state/people/", people.PlacePeople.as_view(), name="state_people"),
    path("state/people/appoint/", appointing.Appoint.as_view(), name="state_appoint"),
    path("<kinds_with_roles:kind>/<slug:slug>/people/", people.PlacePeople.as_view(), name="people"),
    path("<kinds_with_roles:kind>/<slug:slug>/people/appoint/", appointing.Appoint.as_view(), name="appoint"),
    path("<kinds_with_roles:kind>/<slug:slug>/history/", history.PlaceHistory.as_view(), name="place_history"),
    path("appointments/<int:pk>/extend/", terms.Extend.as_view(), name="appointment_extend"),
    path("appointments/<int:pk>/end/", terms.End.as_view(), name="appointment_end"),
    path("appointments/<int:pk>/resign/", terms.Resign.as_view(), name="appointment_resign"),
    path("appointments/<int:pk>/hand-over/", appointing.HandOver.as_view(), name="appointment_hand_over"),
    path("appointments/<int:pk>/act/", appointing.Act.as_view(), name="appointment_act"),
    path("appointments/<int:pk>/correct/", terms.Correct.as_view(), name="appointment_correct"),
    path("appointments/<int:pk>/withdraw/", terms.Withdraw.as_view(), name="appointment_withdraw"),
    path("changes/", rearrange.Rearrangements.as_view(), name="rearrangements"),
    path("changes/<int:pk>/", rearrange.RearrangementPage.as_view(), name="rearrangement"),
    path("changes/<int:pk>/take-back/", rearrange.TakeBack.as_view(), name="rearrangement_take_back"),
    path("<kinds_with_roles:kind>/<slug:slug>/change/<slug:change>/", rearrange.Rearrange.as_view(), name="rearrange"),
    path("<kinds:kind>/<slug:slug>/behind/<slug:figure>/", behind.Behind.as_view(), name="list"),
]
