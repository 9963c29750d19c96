from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from guardian.mixins import GuardianUserMixin

from common.history import tracked
from networks.querysets import PlaceQuerySet


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person who can sign in; without a password only through a reset link."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """
        Only `manage.py createsuperuser` asks for one. It opens the admin site's reference data and no record of a
        network.
        """
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email__iexact=email)


@tracked(leave_out=("password", "last_login"))
class Person(AbstractBaseUser, GuardianUserMixin, PermissionsMixin):
    """Somebody who signs in. What they may do comes from their appointments, never from this row."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("may open the admin site", default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="person_email_once", violation_error_message="Somebody has this e-mail already."
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        return self.name.split(" ")[0]

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """
        With an object: may this person do the verb there, by role or by grant, right now?
        Without one: Django's model permissions, which only the admin site uses. A superuser gains nothing over objects.
        """
        if obj is None:
            return super().has_perm(perm)
        from roles import access

        return access.has_perm(self, perm, obj)

    def where(self, verb: str, place: str = "place") -> models.Q:
        """The condition that the person may do the verb at the place of a row; see roles.access.where."""
        from roles import access

        return access.where(self, verb, place)

    def places_where(self, verb: str) -> PlaceQuerySet:
        """Places where the person may do the verb now, as a queryset to be used in `place__in=`. No query by itself."""
        from roles import access

        return access.places_where(self, verb)
