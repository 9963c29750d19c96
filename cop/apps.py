from django.apps import AppConfig


class CopConfig(AppConfig):
    name = "cop"

    def ready(self) -> None:
        # Every process that loads Django must know our broker, or a task sent from a page would go to Celery's default.
        from cop import celery  # noqa: F401
