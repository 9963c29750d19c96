"""Principals, chairs, executives, SEILs and those who oversee them, now and before."""

import datetime as dt

from django.contrib.auth.hashers import make_password

from cop.demo import names
from cop.demo.calendar import moment
from cop.demo.cast import CAST, HOME, SEIL_COVERS, Player
from cop.demo.crate import dice_of
from cop.demo.names import People
from cop.demo.places import principal_of
from cop.demo.words.people import OFFERS, OFFERS_OF
from cop.demo.world import Patch, Tale, World
from networks.enums import Kind
from networks.models import Place, School
from roles.enums import Basis, Role
from roles.models import Appointment, Person

CHAIR_YEARS = 2
EXECUTIVES = 4
NO_CHAIR_FOR = 8  # days, where nobody chairs
OFFICES = (Kind.STATE, Kind.REGION, Kind.AREA)


def make_people(world: World, password: str) -> None:
    """Everybody, with their roles. The cast share one password, hashed once; nobody else can sign in."""
    world.password, world.no_password = make_password(password), make_password(None)
    places = {(place.kind, place.name): place for place in Place.objects.filter(kind__in=OFFICES).order_by("pk")}
    for player in CAST:
        who = person(world, player.name, player.email, password=world.password)
        who.offers = OFFERS_OF.get(player.login, [])
        world.cast[player.login] = who
    for patch in world.patches:
        fill_schools(world, patch)
        choose_leaders(world, patch)
    share_seils(world)
    fill_offices(world, places)


def person(world: World, name: str, email: str, *, password: str = "", later: bool = False) -> Person:
    """Somebody. About a third say what they can help with; some show their phone, and a few not even their e-mail."""
    joined = moment(dt.date(world.calendar.years[0], 1, 29))
    dice = dice_of("offers", email)
    who = Person(name=name, email=email, password=password or world.no_password, joined_at=joined, is_active=True)
    who.phone = f"04{dice.randint(0, 99):02} 555 {dice.randint(0, 999):03}"
    who.offers = dice.sample(OFFERS, dice.choice((1, 2, 2, 3))) if dice.random() < 0.35 else []
    who.invited_at = joined
    who.shows_phone, who.shows_email = dice.random() < 0.3, dice.random() < 0.93
    return world.crate.put(who, later=later)


def appointed(
    world: World,
    who: Person,
    role: Role,
    place: Place,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    basis: Basis = Basis.APPOINTED,
    *,
    later: bool = False,
) -> Appointment:
    """An appointment; one that is over says when it was ended, and by whom: the administrator of the demo."""
    ended = {}
    if ends_on is not None and ends_on < world.calendar.today:
        ended = {"ended_by": world.cast["admin"], "ended_at": moment(ends_on), "ended_reason": "Term over"}
    return world.crate.put(
        Appointment(
            person=who,
            role=role,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            basis=basis,
            appointed_by=world.cast["admin"],
            appointed_at=moment(min(starts_on, world.calendar.today)),
            **ended,
        ),
        later=later,
    )


def fill_schools(world: World, patch: Patch) -> None:
    """One principal for each school. About one school in six has had another one within the three years."""
    dice = patch.dice("principals")
    people = People(dice, {player.name for player in CAST} | {principal_of(school.name) for school in patch.schools})
    players = {player.name: player for player in CAST}
    for school in patch.schools:
        fixed = principal_of(school.name)
        name = fixed or people.name()
        player = players.get(name)
        who = world.cast[player.login] if player else person(world, name, address_at(name, school))
        patch.principals.append(who)
        since = dt.date(world.calendar.years[0] - dice.randint(0, 5), 1, 27)
        if not fixed and dice.random() < 0.16:
            since = term_start(world, dice.choice(world.calendar.begun[1:]).first)
            former = people.name()
            before = person(world, former, address_at(former, school))
            first = dt.date(world.calendar.years[0] - dice.randint(1, 6), 1, 27)
            appointed(world, before, Role.PRINCIPAL, school, first, since - dt.timedelta(days=1))
        appointed(world, who, Role.PRINCIPAL, school, since)
        if dice.random() < 0.12:
            name = people.name()
            deputy = person(world, name, address_at(name, school))
            appointed(world, deputy, Role.DELEGATE, school, max(since, dt.date(world.calendar.today.year, 1, 27)))


def term_start(world: World, day: dt.date) -> dt.date:
    return min(day, world.calendar.today)


def address_at(name: str, school: School) -> str:
    return names.address_of(name, f"{school.slug}.{names.CONTACT}")


def choose_leaders(world: World, patch: Patch) -> None:
    """A chair elected for two years, one before, and an executive of three to five principals."""
    dice, today = patch.dice("leaders"), world.calendar.today
    pool = [who for who in patch.principals if who not in world.cast.values()]
    dice.shuffle(pool)
    cast_of = {player.role: world.cast[player.login] for player in CAST if player.place == patch.network.name}
    chair = cast_of.get(Role.CHAIR) or pool.pop()
    patch.former_chair = pool.pop()
    executives = [pool.pop() for _ in range(dice.choice((3, EXECUTIVES, EXECUTIVES)))]
    patch.executives = [cast_of[Role.EXECUTIVE], *executives] if Role.EXECUTIVE in cast_of else executives
    turn = chair_turn(world, patch)
    before = turn - dt.timedelta(days=1)
    began = dt.date(turn.year - CHAIR_YEARS, turn.month, 1)
    appointed(world, patch.former_chair, Role.CHAIR, patch.network, began, before, Basis.ELECTED)
    if patch.tale is Tale.NO_CHAIR:
        gone = today - dt.timedelta(days=NO_CHAIR_FOR)
        appointed(world, chair, Role.CHAIR, patch.network, turn, gone, Basis.ELECTED)
        patch.former_chair = chair
    else:
        patch.chair = chair
        appointed(world, chair, Role.CHAIR, patch.network, turn, chair_end(world, patch, turn), Basis.ELECTED)
    for who in patch.executives:
        since = dt.date(dice.choice(world.calendar.years), 2, 15)
        if since > today:
            since = since.replace(year=since.year - 1)
        end = dt.date(since.year + CHAIR_YEARS, 12, 31)
        appointed(world, who, Role.EXECUTIVE, patch.network, since, end, Basis.ELECTED)


def chair_turn(world: World, patch: Patch) -> dt.date:
    """The first day of the chair of today: at the start of some term within the last two years."""
    if patch.tale is Tale.HOME:
        return world.calendar.today - dt.timedelta(days=CHAIR_YEARS * 365 - 55)
    begun = [term.first for term in world.calendar.begun[-7:-1]]
    return patch.dice("turn").choice(begun)


def chair_end(world: World, patch: Patch, turn: dt.date) -> dt.date:
    """In two years. The demo chair's term ends in some weeks, and so do those of a few others."""
    today = world.calendar.today
    if patch.tale is Tale.HOME:
        return today + dt.timedelta(days=55)
    if patch.index % 9 == 4:
        return today + dt.timedelta(days=patch.dice("end").choice((24, 38, 70, 110)))
    return max(dt.date(turn.year + CHAIR_YEARS, 12, 31), today + dt.timedelta(days=200))


def share_seils(world: World) -> None:
    """A SEIL for one network or two next to each other in an area; the SEIL of the cast for three."""
    dice = dice_of("seils")
    since = dt.date(world.calendar.years[0], 2, 1)
    people = People(dice, {player.name for player in CAST})
    helen = world.cast["seil"]
    left: list[Patch] = []
    for patch in world.patches:
        if patch.network.name in SEIL_COVERS:
            patch.seil = helen
        elif left and left[0].area == patch.area and len(left) < 2 and dice.random() < 0.55:
            patch.seil = left[0].seil
            left.append(patch)
        else:
            name = people.name()
            patch.seil = person(world, name, names.address_of(f"{name} {patch.index}", "seil.demo.example"))
            left = [patch]
        if patch.seil:
            appointed(world, patch.seil, Role.SEIL, patch.network, since)


def fill_offices(world: World, places: dict[tuple[str, str], Place]) -> None:
    """Area directors, area teams, forum admins, central office and the administrator."""
    dice = dice_of("offices")
    people = People(dice, {player.name for player in CAST})
    since = dt.date(world.calendar.years[0], 1, 15)
    held: dict[tuple[Role, str], Player] = {(player.role, player.place): player for player in CAST}
    for (kind, name), place in places.items():
        for role in {
            Kind.AREA: (Role.AREA_DIRECTOR, Role.MULTIDISCIPLINARY),
            Kind.REGION: (Role.FORUM_ADMIN,),
            Kind.STATE: (Role.CENTRAL, Role.ADMINISTRATOR),
        }[Kind(kind)]:
            player = held.get((role, "" if kind == Kind.STATE else name))
            if player:
                who = world.cast[player.login]
            else:
                new = people.name()
                who = person(world, new, names.address_of(f"{new} {place.slug}", "offices.demo.example"))
            appointed(world, who, role, place, since)
            if role == Role.FORUM_ADMIN:
                world.forum_admins[place.pk] = who


def home(world: World) -> Patch:
    return next(patch for patch in world.patches if patch.network.name == HOME)
