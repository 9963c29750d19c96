import pytest

from networks.models import State
from tests.factories import StateFactory
from tests.overview.lands import Land, build


@pytest.fixture
def land(db: None) -> Land:
    """A region of five networks, all different, and a filled network in another region."""
    return build(5)


@pytest.fixture
def state(db: None) -> State:
    return StateFactory()
