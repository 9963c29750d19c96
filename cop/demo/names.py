"""Names of schools and people. Every one is made up: tests hold the schools against the published lists."""

from collections.abc import Iterator
from random import Random

FIRST_HALVES = """
    Stringybark Corkscrew Granite Kestrel Quoll Sawmill Redgum Cutters Millrace Tannery Haystack Silver Boobook
    Correa Currawong Platypus Ironbark Wattlebird Lantern Ploughshare Drovers Shearers Basalt Bluestone
    Sandpiper Heron Magpie Lyrebird Rosella Galah Brolga Plover Swallow Finch Thornbill Honeyeater Kingfisher
    Pelican Cormorant Bandicoot Echidna Wombat Possum Glider Wallaby Dunnart Skink Cicada Dragonfly Firefly
    Tussock Saltbush Boxthorn Bottlebrush Banksia Grevillea Hakea Melaleuca Bracken Maidenhair Clematis
    Everlasting Bluebell Orchid Lilly Quandong Peppercorn Poplar Elderberry Quince Mulberry Medlar Damson Loquat
    Cobbler Cooper Wheelwright Weaver Potter Fletcher Carter Thatcher Millstone Wheatsheaf Windmill Watertank
    Boundary Lookout Signal Semaphore Compass Anchor Harbour Jetty Paddock Stockyard Woolshed Homestead
    Milestone
""".split()
SECOND_HALVES = """
    Road Gap Park Hollow Lane Flat Hill Plains Rise Reach Bend Crossing Ford Ridge Junction Terrace Grove Common
    Meadow Landing Spur Hollows Siding Track Corner Heights Vale Bridge Run Field
""".split()
QUARTERS = ("", "North ", "South ", "East ", "West ", "Upper ", "Lower ", "Old ", "New ", "Far ")
STREETS = ("School Road", "Station Street", "Church Street", "High Street", "Creek Road", "Hall Lane", "Oval Drive")
CONTACT = "schools.demo.example"

GIVEN = """
    Aaliyah Adam Ahmed Aisha Alex Alistair Amara Amelia Amir Ananya Andrew Anh Anita Anthony Aria Arjun Ben
    Bianca Brendan Bridget Bronwyn Cameron Carla Carmel Caroline Catherine Chloe Chris Claire Colin Craig Damien
    Daniel Danielle Darren David Deepa Denise Dimitra Dylan Ebony Eleni Elif Elizabeth Emily Emma Erin Ethan Eva
    Farah Fatima Felicity Frances Gabriel Gemma George Georgia Glen Grace Greg Hana Hannah Harriet Hassan
    Heather Hugh Ibrahim Imogen Ingrid Irene Isaac Ivy Jack Jacinta James Jarrah Jasmine Jenny Jess Joanna John
    Jordan Josephine Julia Karen Kate Katerina Keiko Kelly Kirra Kylie Lachlan Laura Lauren Leah Lena Leo Lily
    Linh Lucas Lucy Luke Madeleine Mai Malik Marcus Maree Maria Mark Matilda Matthew Maya Megan Mei Melanie
    Michael Michelle Mina Mohammed Monique Nadia Naomi Natalie Nathan Ngaire Nick Nikita Nina Noah Olivia Omar
    Oscar Paul Peta Philippa Pia Priti Quang Rachel Rahul Rebecca Renee Rhys Robert Rohan Rosalie Ruby Ruth
    Sally Sam Samira Sanjay Sarah Sean Shannon Simone Sione Sofia Sophie Stephen Sunita Susan Talia Tamsin Tariq
    Tess Thanh Theo Thomas Tim Tina Toby Trent Tuan Uma Vanessa Vera Vikram Wendy Will Xanthe Yasmin Yuki Zara
    Zoe
""".split()
FAMILY = """
    Abbott Abdi Adeyemi Ahmadi Ahern Akhtar Ali Allen Anderson Andreou Ang Antoniou Armstrong Arnold Baker
    Barker Barrett Bell Bennett Bhatt Bianchi Bird Blackwood Bourke Brennan Briggs Brooks Bui Burns Butler Byrne
    Cameron Campbell Carroll Castle Chan Chandra Chen Chisholm Choi Clarke Cohen Coleman Connolly Cooper Costa
    Crawford Cruz Curtis Dalton Dang Davies Dawson Demir Desai Dimitriou Dinh Dixon Doherty Douglas Doyle Duong
    Edwards Elliott Ellis Farrugia Ferguson Fernando Finlay Fitzgerald Flynn Foster Fraser Galea Garcia Gardiner
    Gibson Gill Gordon Graham Grant Gray Griffiths Gunawardena Hamilton Hansen Harper Harris Hart Hayes Healy
    Henderson Ho Hogan Holmes Hughes Hussein Hutchins Ibrahim Ito Jackson James Jenkins Johnson Jones Joseph
    Joshi Kapoor Karagiannis Kelly Kennedy Khalil Khan Kim King Knight Kovacs Kumar Lal Lam Lambert Larkin Lau
    Lawson Le Lee Leung Lewis Li Lim Lin Lloyd Lopez Lucas Ly Lynch Macdonald Mackay Maguire Mahmoud Malik
    Marinelli Marshall Martin Mason Mehta Mendes Miller Mitchell Moore Morgan Morris Muir Murphy Murray Nair
    Nakamura Nash Newton Ng Nicolaou Nolan Novak Oates Okafor Osman Owen Page Palmer Papadopoulos Park Parker
    Patel Pearce Perera Perry Pham Phan Phillips Pillai Poole Popov Powell Price Quinn Rahman Rao Reid Reilly
    Reynolds Rizzo Roberts Robinson Romano Rossi Russo Ryan Saad Saleh Santos Sato Scott Sharma Shaw Sheehan
    Silva Singh Slater Smith Spiteri Stewart Stone Sullivan Suzuki Tan Taylor Thompson Thornton To Todd Tran
    Truong Tsang Turner Underwood Usman Vella Vu Walker Walsh Wang Ward Watson Webb White Wijesinghe Williams
    Wilson Wong Wood Wright Wu Yang Yilmaz Young Zammit Zhang
""".split()


def towns(dice: Random) -> Iterator[str]:
    """Towns that are nowhere, each once, in an order of the dice; with a quarter before the name when all are used."""
    known = [f"{first} {second}" for first in FIRST_HALVES for second in SECOND_HALVES]
    dice.shuffle(known)
    for quarter in QUARTERS:
        for town in known:
            yield quarter + town


class People:
    """Names for the people of one network, none of them twice."""

    def __init__(self, dice: Random, taken: set[str]) -> None:
        self._dice = dice
        self._taken = set(taken)

    def name(self) -> str:
        while True:
            name = f"{self._dice.choice(GIVEN)} {self._dice.choice(FAMILY)}"
            if name not in self._taken:
                self._taken.add(name)
                return name


def address_of(name: str, domain: str) -> str:
    """dana.petrakis@…, from a name in any spelling."""
    plain = "".join(letter for letter in name.lower().replace(" ", ".") if letter.isascii() and letter != "'")
    return f"{plain}@{domain}"
