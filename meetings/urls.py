"""Addresses of the meetings app: what comes before a meeting, and what happens in and after it."""

from meetings import urls_after, urls_before

app_name = "meetings"

urlpatterns = [*urls_before.urlpatterns, *urls_after.urlpatterns]
