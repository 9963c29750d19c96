from django.urls import path, re_path

from roles.views import imports, person, viewing

app_name = "roles"

urlpatterns = [
    path("details/", person.DetailsEdit.as_view(), name="details_edit"),
    path("people/<int:pk>/", person.PersonPage.as_view(), name="person"),
    path("people/<int:pk>/view-as/", viewing.ViewAsStart.as_view(), name="view_as_start"),
    path("view-as/stop/", viewing.ViewAsStop.as_view(), name="view_as_stop"),
    path("access/", person.AccessExplain.as_view(), name="access_explain"),
    path("imports/", imports.ImportList.as_view(), name="import_list"),
    path("imports/new/", imports.ImportNew.as_view(), name="import_new"),
    re_path(r"^imports/export/(?P<what>membership|people)\.csv$", imports.ImportExport.as_view(), name="import_export"),
    path("imports/<int:pk>/", imports.ImportDetail.as_view(), name="import_detail"),
    path("imports/<int:pk>/confirm/", imports.ImportConfirm.as_view(), name="import_confirm"),
    path("imports/<int:pk>/check/", imports.ImportCheckAgain.as_view(), name="import_check"),
    path("imports/<int:pk>/discard/", imports.ImportDiscard.as_view(), name="import_discard"),
    path("imports/<int:pk>/undo/", imports.ImportUndo.as_view(), name="import_undo"),
    path("imports/<int:pk>/report.csv", imports.ImportReport.as_view(), name="import_report"),
]
