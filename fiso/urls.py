from django.urls import URLPattern

app_name = "fiso"

urlpatterns: list[URLPattern] = []
