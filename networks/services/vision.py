from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused, Stale
from networks.models import Network

if TYPE_CHECKING:
    from networks.querysets import HoldsRights

LONGEST = 1500


@transaction.atomic
def write_vision(*, network: Network, text: str, version: int, by: "HoldsRights") -> Network:
    """
    Put the vision of a network into its own words: those who edit its plan write it. Raises Stale when somebody saved
    since `version`. Saving what stands there already is no change.
    """
    network = Network.objects.select_for_update(of=("self",)).get(pk=network.pk)
    if not by.has_perm("edit_plan", network):
        raise NotAllowed("The chair and the executive write the vision.")
    if network.closed_on and network.closed_on <= timezone.localdate():
        raise Refused(f"{network.name} is closed. Its vision can be read, not changed.")
    text = text.strip()
    if len(text) > LONGEST:
        raise Refused(f"Keep the vision under {LONGEST:,} characters: it is read at the top of the page.", "vision")
    if text == network.vision:
        return network
    if network.vision_version != version:
        raise Stale(network)
    network.vision, network.vision_version = text, version + 1
    network.save(update_fields=["vision", "vision_version"])
    return network
