"""Files of people and roles, made for the tests."""

from tests.networks.files import written

PEOPLE = ["e-mail", "name", "role", "place", "from", "to", "basis"]


def person_row(number: int, role: str = "Chair", place: str = "Wattle Ridge", **changes: object) -> dict[str, str]:
    row = dict.fromkeys(PEOPLE, "") | {"e-mail": f"p{number}@example.org", "name": f"Person {number}"}
    row |= {"role": role, "place": place, "from": "2026-02-01"}
    return row | {name.rstrip("_").replace("email", "e-mail"): str(value) for name, value in changes.items()}


def people_file(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    return written(list(rows), PEOPLE, delimiter).encode()
