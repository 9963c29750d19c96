from django.db import models

from fiso.querysets import FrameworkQuerySet


class Framework(models.Model):
    """A version of the Framework for Improving Student Outcomes. Nothing in code names a version."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    in_plans_from = models.PositiveSmallIntegerField(help_text="First plan year that uses it.")
    note = models.TextField(blank=True, help_text="What of this wording is confirmed and what is not.")

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["-in_plans_from"]

    def __str__(self) -> str:
        return self.name


class Dimension(models.Model):
    """One dimension of a framework, under its element: a priority in one version, a core element in another."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="dimensions")
    element = models.CharField(max_length=80)
    name = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField()
    confirmed = models.BooleanField(default=True, help_text="Read in an official text, not recalled.")

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "position"], name="dimension_position_once"),
            models.UniqueConstraint(fields=["framework", "name"], name="dimension_name_once"),
        ]

    def __str__(self) -> str:
        return f"{self.element}: {self.name}"
