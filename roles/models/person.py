from typing import Any, ClassVar, NamedTuple

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Lower
from django.urls import reverse
from guardian.mixins import GuardianUserMixin

from common.history import tracked
from networks.querysets import PlaceQuerySet
from roles.querysets import PersonQuerySet

OFFERS, OFFER_LENGTH, ABOUT_LENGTH = 10, 80, 500
"""How many things a person offers to help with, how long each may be, and how much they say about themselves."""


class Contact(NamedTuple):
    """Empty where it is not shown."""

    email: str
    phone: str


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]  # made when it runs
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
    about = models.CharField(max_length=ABOUT_LENGTH, blank=True, default="", db_default="")
    offers = ArrayField(
        models.CharField(max_length=OFFER_LENGTH), size=OFFERS, blank=True, default=list, db_default=Value([])
    )
    shows_email = models.BooleanField(default=True, db_default=True)
    shows_phone = models.BooleanField(default=False, db_default=False)
    invited_at = models.DateTimeField(null=True, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    left_on = models.DateField("left on", null=True, blank=True)
    left_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    left_reason = models.CharField(max_length=200, blank=True, default="", db_default="")
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
            ),
            models.CheckConstraint(
                name="person_left_says_by_whom_and_is_shut_out",
                condition=Q(left_on=None, left_by=None, left_reason="")
                | Q(left_on__isnull=False, left_by__isnull=False, is_active=False),
            ),
            models.CheckConstraint(name="person_offers_are_few", condition=Q(offers__len__lte=OFFERS)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("roles:person", args=[self.pk])

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

    def contact_for(self, viewer: "Person") -> Contact:
        """
        What the person lets others see, by their own switches. They themselves and who manages people see all of it;
        of who has left, nobody else sees anything.
        """
        if self == viewer or viewer.may_everywhere("manage_people"):
            return Contact(self.email, self.phone)
        if not self.is_active:
            return Contact("", "")
        return Contact(self.email if self.shows_email else "", self.phone if self.shows_phone else "")

    def may_everywhere(self, verb: str) -> bool:
        """Whether a role of theirs, held anywhere, gives the verb for the whole state."""
        from roles import access

        return access.may_everywhere(self, verb)

    def where(self, verb: str, place: str = "place", shared: str = "") -> models.Q:
        """The condition that the person may do the verb at the place of a row; see roles.access.where."""
        from roles import access

        return access.where(self, verb, place, shared)

    def places_where(self, verb: str) -> PlaceQuerySet:
        """Places where the person may do the verb now, as a queryset to be used in `place__in=`. No query by itself."""
        from roles import access

        return access.places_where(self, verb)
