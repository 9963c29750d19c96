from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are entered by import or by an administrator; nobody signs up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Links in mail start at the configured address, never at the Host header of a request."""
        for key in ("password_reset_url", "activate_url"):
            if key in context:
                path = "/" + context[key].split("://", 1)[-1].split("/", 1)[-1]
                context[key] = settings.BASE_URL.rstrip("/") + path
        super().send_mail(template_prefix, email, context)
