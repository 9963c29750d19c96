from django.urls import path

from fiso.views import milestones, parts, plan_pages, plans

app_name = "fiso"

urlpatterns = [
    path("networks/<slug:slug>/plans/", plans.PlanList.as_view(), name="plan_list"),
    path("networks/<slug:slug>/plan/", plans.PlanCurrent.as_view(), name="plan_current"),
    path("networks/<slug:slug>/plans/start/", plans.PlanStart.as_view(), name="plan_start"),
    *(
        path(f"{kind}s/<slug:slug>/{address}/", view.as_view(), {"kind": kind}, name=f"{kind}_plan_{page}")
        for kind in ("group", "forum")
        for page, address, view in (
            ("list", "plans", plans.PlanList),
            ("current", "plan", plans.PlanCurrent),
            ("start", "plans/start", plans.PlanStart),
        )
    ),
    path("plans/<int:pk>/", plan_pages.PlanDetail.as_view(), name="plan_detail"),
    path("plans/<int:pk>/edit/", plans.PlanEdit.as_view(), name="plan_edit"),
    path("plans/<int:pk>/activate/", plans.PlanActivate.as_view(), name="plan_activate"),
    path("plans/<int:pk>/close/", plans.PlanClose.as_view(), name="plan_close"),
    path("plans/<int:pk>/reviews/", plan_pages.PlanReviews.as_view(), name="plan_reviews"),
    path("plans/<int:pk>/history/", plan_pages.PlanHistory.as_view(), name="plan_history"),
    path("plans/<int:pk>/milestones.csv", plan_pages.PlanCsv.as_view(), name="plan_csv"),
    path("plans/<int:pk>/focus-areas/add/", parts.FocusAreaAdd.as_view(), name="focus_area_add"),
    path("focus-areas/<int:pk>/edit/", parts.FocusAreaEdit.as_view(), name="focus_area_edit"),
    path("focus-areas/<int:pk>/move/", parts.FocusAreaMove.as_view(), name="focus_area_move"),
    path("focus-areas/<int:pk>/withdraw/", parts.FocusAreaWithdraw.as_view(), name="focus_area_withdraw"),
    path("focus-areas/<int:pk>/goals/add/", parts.GoalAdd.as_view(), name="goal_add"),
    path("goals/<int:pk>/edit/", parts.GoalEdit.as_view(), name="goal_edit"),
    path("goals/<int:pk>/move/", parts.GoalMove.as_view(), name="goal_move"),
    path("goals/<int:pk>/withdraw/", parts.GoalWithdraw.as_view(), name="goal_withdraw"),
    path("goals/<int:pk>/milestones/add/", milestones.MilestoneAdd.as_view(), name="milestone_add"),
    path("milestones/<int:pk>/", milestones.MilestoneDetail.as_view(), name="milestone_detail"),
    path("milestones/<int:pk>/edit/", milestones.MilestoneEdit.as_view(), name="milestone_edit"),
    path("milestones/<int:pk>/move/", milestones.MilestoneMove.as_view(), name="milestone_move"),
    path("milestones/<int:pk>/withdraw/", milestones.MilestoneWithdraw.as_view(), name="milestone_withdraw"),
    path("milestones/<int:pk>/reached/", milestones.MilestoneReach.as_view(), name="milestone_reach"),
    path("milestones/<int:pk>/reopen/", milestones.MilestoneReopen.as_view(), name="milestone_reopen"),
    path("milestones/<int:pk>/review/", milestones.ReviewRecord.as_view(), name="review_record"),
]
