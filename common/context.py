"""What every page knows about the product itself."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

NAME = "School Networks"
TAGLINE = "Communities of Practice, Victoria"


def product(request: HttpRequest) -> dict[str, object]:
    """
    product: name, tagline, demo, year. In the demo also the people who may be chosen at sign-in. viewing: as whom an
    administrator looks, or nothing.
    """
    demo = bool(settings.DEMO)
    found: dict[str, object] = {
        "product": {"name": NAME, "tagline": TAGLINE, "demo": demo, "year": timezone.localdate().year}
    }
    user = getattr(request, "user", None)
    if demo and not (user and user.is_authenticated):
        found |= {"demo_people": getattr(settings, "DEMO_PEOPLE", []), "demo_password": settings.DEMO_PASSWORD}
    found["viewing"] = getattr(request, "viewing", None)
    return found
