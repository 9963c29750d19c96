from django.urls import path

from roles.views import person

app_name = "roles"

urlpatterns = [
    path("details/", person.DetailsEdit.as_view(), name="details_edit"),
    path("people/<int:pk>/", person.PersonPage.as_view(), name="person"),
    path("access/", person.AccessExplain.as_view(), name="access_explain"),
]
