from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models

from exchange.enums import OPEN_MATTERS

if TYPE_CHECKING:
    from roles.models import Person


class MatterQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """
        Both sides: who reads along in the network that raised it, or in the one it met with, and who reads along in the
        forum.
        """
        sides = ("network", "forum", "question__item__meeting__joint_place")
        return self.filter(reduce(or_, (person.where("view_community", side) for side in sides)))

    def open(self) -> Self:
        return self.filter(state__in=OPEN_MATTERS)

    def newest_first(self) -> Self:
        return self.select_related("network", "forum", "raised_by", "question__item__meeting").order_by(
            "-raised_at", "-pk"
        )


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        from exchange.models import Matter

        return self.filter(matter__in=Matter.objects.visible_to(person))
