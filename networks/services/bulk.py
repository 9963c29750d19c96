"""Writing many places at once. Django's bulk_create refuses models with two tables; these are the two inserts."""

from collections.abc import Sequence

from django.db import router, transaction

from networks.models import Place

BATCH = 500
COMMON = [field for field in Place._meta.local_concrete_fields if not field.primary_key]


@transaction.atomic
def insert_places(places: Sequence[Place]) -> None:
    """
    Insert new places of one kind, at three statements for each batch instead of two for each place.

    The common rows come first, because their keys are the keys of the child rows. History is kept, since triggers
    write it. `QuerySet._insert` is what Model.save() itself calls for the child row; it is private to Django, and used
    here and nowhere else.
    """
    if not places:
        return
    model = type(places[0])
    for place in places:
        place.kind = model.KIND  # type: ignore[assignment]
    commons = [Place(**{field.attname: getattr(place, field.attname) for field in COMMON}) for place in places]
    Place.objects.bulk_create(commons, batch_size=BATCH)
    for place, common in zip(places, commons, strict=True):
        place.id = place.place_ptr_id = common.pk  # type: ignore[attr-defined]
        place._state.adding = False
        place._state.db = common._state.db
    fields = model._meta.local_concrete_fields
    for start in range(0, len(places), BATCH):
        model._base_manager._insert(  # type: ignore[attr-defined]
            places[start : start + BATCH], fields=fields, using=router.db_for_write(model)
        )
