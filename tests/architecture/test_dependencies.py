import re
import tomllib

from cop.services.place import CHECKOUT

PROJECT = (CHECKOUT / "pyproject.toml").read_text()
LINE = re.compile(r'^    "(?P<name>[a-z0-9-]+)(?:\[[a-z,]+\])?~=[^"]+",\s*(?P<reason># .+)?$', re.MULTILINE)


def declared() -> set[str]:
    project = tomllib.loads(PROJECT)
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    return {re.split(r"[\[~]", one)[0] for group in groups for one in group if isinstance(one, str)}


def test_every_dependency_stands_with_its_reason():
    lines = {match["name"]: match["reason"] for match in LINE.finditer(PROJECT)}
    assert set(lines) == declared()
    assert [name for name, reason in lines.items() if not reason or len(reason) < 12] == []


def test_every_dependency_is_locked():
    locked = set()
    for path in CHECKOUT.glob("requirements*.lock"):
        locked |= set(re.findall(r"^([a-z0-9-]+)==", path.read_text(), re.MULTILINE))
    assert declared() <= locked


def test_what_runs_in_production_is_the_same_everywhere():
    """A pin of requirements.lock stands in the other lock files with the same version."""
    pins = {
        name: dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", (CHECKOUT / name).read_text(), re.MULTILINE))
        for name in ("requirements.lock", "requirements-run.lock", "requirements-dev.lock")
    }
    base = pins["requirements.lock"]
    assert len(base) > 20
    for other in pins.values():
        assert {name: other.get(name) for name in base} == base
