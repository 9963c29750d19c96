from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "roles"
    verbose_name = "People and roles"

    def ready(self) -> None:
        from roles import security

        security.listen()
