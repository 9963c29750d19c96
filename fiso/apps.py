from django.apps import AppConfig


class FisoConfig(AppConfig):
    name = "fiso"
    verbose_name = "Improvement"
