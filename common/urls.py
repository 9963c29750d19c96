"""Served in the demo and in development only (cop/urls.py)."""

from django.urls import path

from common.component_page import ComponentPage

app_name = "common"
urlpatterns = [path("components/", ComponentPage.as_view(), name="components")]
