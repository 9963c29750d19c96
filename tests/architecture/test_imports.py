"""The house: imports point down the line of apps, and inward through the layers of an app; also inside functions."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cop.services.place import CHECKOUT

LINE = [
    "common",
    "networks",
    "roles",
    "fiso",
    "meetings",
    "exchange",
    "reminders",
    "overview",
    "cop",
]  # from the bottom
APPS = LINE[1:-1]
# Inside an app a module may import its own layer and those before it.
LAYERS = {
    name: number
    for number, names in enumerate(
        [
            {"enums", "rules"},
            {"querysets"},
            {"models"},
            {"services", "imports"},
            {"forms"},
            {"views", "admin", "api"},
            {"urls"},
        ]
    )
    for name in names
}
LEAVES = {"tasks"}  # a task may use everything, inside its function; nothing imports a task
ACROSS = {
    "models",
    "querysets",
    "enums",
    "services",
    "imports",
    "access",
    "composed",
    "rules",
}  # what another app may use
# `cop` starts the product and may name any part of it.


class Import(NamedTuple):
    source: Path
    line: int
    module: str
    at_load: bool  # neither inside a function nor only for the type checker

    @property
    def app(self) -> str:
        return self.source.parts[0]

    @property
    def layer(self) -> str:
        """The module of the app that the importing file is, or lies in."""
        return Path(self.source.parts[1]).stem

    @property
    def target_app(self) -> str:
        return self.module.split(".")[0]

    @property
    def target_layer(self) -> str:
        return self.module.split(".")[1] if "." in self.module else ""

    def __str__(self) -> str:
        return f"{self.source}:{self.line} imports {self.module}"


def modules() -> list[Path]:
    files = [path for app in LINE for path in (CHECKOUT / app).rglob("*.py") if "migrations" not in path.parts]
    assert len(files) > 60, "this test has lost sight of the code"
    return files


def imports_of(path: Path) -> Iterator[Import]:
    source, tree = path.relative_to(CHECKOUT), ast.parse(path.read_text())
    for node in ast.walk(tree):
        at_load = node in tree.body
        if isinstance(node, ast.Import):
            yield from (Import(source, node.lineno, alias.name, at_load) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source}:{node.lineno} imports relatively: write the whole name"
            for alias in node.names:
                # `from roles import access` names a module, `from roles.models import Person` a thing in one.
                whole = f"{node.module}.{alias.name}"
                is_module = "." not in str(node.module) and node.module in LINE
                yield Import(source, node.lineno, whole if is_module else str(node.module), at_load)


@pytest.fixture(scope="module")
def ours() -> list[Import]:
    found = [one for path in modules() for one in imports_of(path) if one.target_app in LINE]
    assert len(found) > 100
    return found


def test_imports_point_down_the_line(ours):
    assert [str(one) for one in ours if LINE.index(one.target_app) > LINE.index(one.app)] == []


def test_across_apps_only_the_open_modules_are_used(ours):
    wrong = [
        str(one)
        for one in ours
        if one.app in APPS and one.target_app in APPS and one.app != one.target_app and one.target_layer not in ACROSS
    ]
    assert wrong == []


def test_inside_an_app_imports_point_inward(ours):
    wrong = [
        str(one)
        for one in ours
        if one.app == one.target_app in APPS
        and one.layer in LAYERS
        and LAYERS.get(one.target_layer, 0) > LAYERS[one.layer]
        and not queryset_that_asks_a_model(one)
    ]
    assert wrong == []


def queryset_that_asks_a_model(one: Import) -> bool:
    """Models are made with their querysets, so a queryset names another model only while it is asked."""
    return not one.at_load and (one.layer, one.target_layer) == ("querysets", "models")


def test_nothing_imports_a_task(ours):
    assert [str(one) for one in ours if one.target_layer in LEAVES and one.app != "cop"] == []


def test_only_the_seam_knows_guardian():
    allowed = {Path("roles/grants.py"), Path("roles/models/person.py"), Path("roles/models/grant.py")}
    users = {one.source for path in modules() for one in imports_of(path) if one.target_app == "guardian"}
    assert users <= allowed
    assert Path("roles/grants.py") in users


def test_modules_of_one_app_make_no_circle_when_loaded(ours):
    """Only imports at the top of a module count: one inside a function is how a circle is rightly opened."""
    graph: dict[str, set[str]] = {}
    for path in modules():
        name = ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__")
        graph[name] = {one.module for one in imports_of(path) if one.at_load}
    assert circle(graph) == []


def circle(graph: dict[str, set[str]]) -> list[str]:
    """The first circle found, as a path of names; empty if there is none."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done or name not in graph:
            return []
        for following in sorted(graph[name]):
            # A package loads its modules, and they may name one another through it: not a circle of ours.
            if not following.startswith(f"{name}.") and (found := walk(following, [*path, name])):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := walk(name, []))), [])


def test_a_circle_would_be_found():
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "b", "c", "a"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
