from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from cop import health

# Before admin.site.urls is asked for, or it has no effect: the admin's own form would pass by the sign-in limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
    path("", include("overview.urls")),
    path("", include("reminders.urls")),
    path("", include("meetings.urls")),
    path("", include("exchange.urls")),
    path("", include("fiso.urls")),
    path("", include("roles.urls")),
    path("", include("networks.urls")),
]
if settings.DEMO or settings.DEBUG:
    urlpatterns.append(path("", include("common.urls")))
