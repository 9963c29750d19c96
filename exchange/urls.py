from django.urls import path

from exchange.views import groups, joining, matters

app_name = "exchange"

GROUP = "groups/<slug:slug>/"
REQUEST = "group-requests/<int:pk>/"
MATTER = "questions/<int:pk>/"

urlpatterns = [
    path("groups/", groups.GroupList.as_view(), name="group_list"),
    path("networks/<slug:slug>/groups/", groups.NetworkGroups.as_view(), name="network_groups"),
    path("networks/<slug:slug>/groups/propose/", groups.GroupPropose.as_view(), name="group_propose"),
    path(GROUP, groups.GroupDetail.as_view(), name="group_detail"),
    path(f"{GROUP}charter/", groups.GroupEdit.as_view(), name="group_edit"),
    path(f"{GROUP}lead/", groups.GroupLead.as_view(), name="group_lead"),
    path(f"{GROUP}conclude/", groups.GroupConclude.as_view(), name="group_conclude"),
    path(f"{GROUP}reopen/", groups.GroupReopen.as_view(), name="group_reopen"),
    path(f"{GROUP}join/", joining.GroupJoin.as_view(), name="group_join"),
    path(f"{GROUP}invite/", joining.GroupInvite.as_view(), name="group_invite"),
    path(f"{GROUP}schools/", joining.SchoolsAdd.as_view(), name="group_schools_add"),
    path(f"{GROUP}leave/", joining.GroupLeave.as_view(), name="group_leave"),
    path(REQUEST, joining.RequestDetail.as_view(), name="request_detail"),
    path(f"{REQUEST}accept/", joining.RequestAccept.as_view(), name="request_accept"),
    path(f"{REQUEST}decline/", joining.RequestDecline.as_view(), name="request_decline"),
    path(f"{REQUEST}withdraw/", joining.RequestWithdraw.as_view(), name="request_withdraw"),
    path("forums/<slug:slug>/", matters.ForumDetail.as_view(), name="forum_detail"),
    path("networks/<slug:slug>/ask-forum/", matters.MatterRaise.as_view(), name="matter_raise"),
    path(MATTER, matters.MatterDetail.as_view(), name="matter_detail"),
    path(f"{MATTER}answer/", matters.MatterAnswer.as_view(), name="matter_answer"),
    path(f"{MATTER}decline/", matters.MatterDecline.as_view(), name="matter_decline"),
    path(f"{MATTER}take-up/", matters.MatterTakeUp.as_view(), name="matter_take_up"),
    path(f"{MATTER}take-back/", matters.MatterTakeBack.as_view(), name="matter_take_back"),
    path(f"{MATTER}remark/", matters.MatterRemark.as_view(), name="matter_remark"),
]
