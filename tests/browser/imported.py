"""Schools of the public list, put into networks by the commands, and the people of the story in one of them."""

import csv
import datetime as dt
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.management import call_command
from django.utils import timezone

from networks.models import Network, School
from roles.enums import Role
from roles.models import Appointment, Person
from tests.factories import AppointmentFactory, PersonFactory

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
PASSWORD = "a long word for the story"
COLUMNS = (
    "Education_Sector,Entity_Type,School_No,School_Name,School_Type,School_Status,Address_Line_1,Address_Line_2,"
    "Address_Town,Address_State,Address_Postcode,Postal_Address_Line_1,Postal_Address_Line_2,Postal_Town,Postal_State,"
    "Postal_Postcode,Full_Phone_No,Region,Area,LGA_ID,LGA_Name,LGA_TYPE,X,Y"
).split(",")
GOVERNMENT, OTHERS, NETWORKS, AREAS = 1575, 726, 57, 17


def generated(folder: Path) -> tuple[Path, Path]:
    """Two files of the real layout and size: 2,301 schools, of which 1,575 are put into 57 networks."""
    schools, members = folder / "schools.csv", folder / "members.csv"
    with schools.open("w", newline="") as out, members.open("w", newline="") as put:
        rows, places = csv.writer(out), csv.writer(put)
        rows.writerow(COLUMNS)
        places.writerow(["school number", "network", "area", "region", "from", "to"])
        for number in range(1, GOVERNMENT + OTHERS + 1):
            government = number <= GOVERNMENT
            network = number % NETWORKS
            region, area = f"REGION {network % AREAS % 4} VICTORIA", f"Area {network % AREAS}"
            key = ["Government" if government else "Catholic", 1 if government else 2, number]
            home = [
                f"School Number {number}",
                "Primary",
                "O",
                f"{number} High Street",
                "",
                "Wattle Flat",
                "VIC",
                "3999",
            ]
            office = ["", "", "", "", "", "03 5550 0000", region, area, 100 + network, f"Shire {network}", "Metro"]
            rows.writerow([*key, *home, *office, f"{144 + number / 1000:.6f}", f"{-37 - number / 2000:.6f}"])
            if government:
                places.writerow([number, f"Network {network}", area, region, "2026-01-01", ""])
    return schools, members


def load_schools(folder: Path) -> None:
    """The real list where the shared data lies beside the checkout, otherwise one of the same layout and size."""
    real = SHARED / "school-locations-2025.csv", SHARED / "network-membership-illustrative.csv"
    schools, members = real if all(path.exists() for path in real) else generated(folder)
    call_command("import_schools", str(schools), verbosity=0, stdout=StringIO())
    call_command("import_membership", str(members), verbosity=0, stdout=StringIO())
    assert School.objects.count() == GOVERNMENT
    assert Network.objects.count() == NETWORKS


@dataclass
class Cast:
    network: Network
    schools: list[School]
    chair: Person
    principal: Person
    executive: Person
    seil: Person
    forum_admin: Person
    stranger: Person


def person(name: str, *held: tuple[Role, School | Network, int]) -> Person:
    """Somebody with a password who holds roles, each for so many days to come."""
    somebody = PersonFactory(name=name, email=f"{name.split()[0].lower()}@school.example")
    hasher = Argon2PasswordHasher()  # as the site outside this process reads it
    somebody.password = hasher.encode(PASSWORD, hasher.salt())
    somebody.save()
    for role, place, days in held:
        until = timezone.localdate() + dt.timedelta(days=days)
        AppointmentFactory(person=somebody, role=role, place=place, ends_on=until)
    return somebody


def build_cast(folder: Path) -> Cast:
    load_schools(folder)
    network = Network.objects.order_by("name").first()
    assert network is not None
    assert network.region is not None
    schools = list(School.objects.filter(network=network).order_by("name"))
    chair_school, executive_school, principal_school = schools[:3]
    cast = Cast(
        network,
        schools,
        chair=person("Dana Petrakis", (Role.CHAIR, network, 25), (Role.PRINCIPAL, chair_school, 900)),
        executive=person("Mei-Lin Tran", (Role.EXECUTIVE, network, 800), (Role.PRINCIPAL, executive_school, 900)),
        principal=person("Iris Fontaine", (Role.PRINCIPAL, principal_school, 900)),
        seil=person("Helen Abara", (Role.SEIL, network, 800)),
        forum_admin=person("Peter Lam", (Role.FORUM_ADMIN, network.region, 800)),
        stranger=person("Sam Nobody"),
    )
    other = Network.objects.filter(region=network.region).exclude(pk=network.pk).first()
    Appointment.objects.create(
        person=cast.seil, role=Role.SEIL, place=other, starts_on=timezone.localdate(), appointed_by=cast.seil
    )
    return cast
