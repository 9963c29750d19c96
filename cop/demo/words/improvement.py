"""Focus areas of annual plans, with what was found when their milestones were reviewed."""

# ruff: noqa: E501 - sentences are kept whole

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """A milestone: what will be true, and what we expect to change by it."""

    title: str
    effect: str


@dataclass(frozen=True)
class Aim:
    statement: str
    who: str
    measure: str
    baseline: str
    target: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Focus:
    """`dimension` is the position of the dimension within its element of the framework: 0 or 1."""

    element: str
    dimension: int
    title: str
    reason: str
    aims: tuple[Aim, ...]
    early: tuple[str, ...]
    clear: tuple[str, ...]
    enabler: str
    barrier: str


FOCUSES = (
    Focus(
        "Teaching and learning",
        1,
        "Reading from Foundation to Year 2",
        "Walks in Term 4 saw the full routine in half of the classes. Schools that teach it daily see steadier growth in their own checks.",
        (
            Aim(
                "Every Foundation to Year 2 class teaches the agreed reading routine at least four times a week.",
                "Students in Foundation to Year 2",
                "Share of classes where the routine was seen in learning walks",
                "51% of classes",
                "75% of classes",
                (
                    Step(
                        "A reading lead is named in every school",
                        "One person in each school is asked, and has an hour a week for it.",
                    ),
                    Step(
                        "Twelve schools have finished two peer visits",
                        "Leaders see the routine outside their own school and change one thing at home.",
                    ),
                    Step(
                        "Small schools share one bank of texts",
                        "Classes in small schools read from as many decodable texts as those in large ones.",
                    ),
                    Step("Walks in all schools use the same four look-fors", "Counts can be compared between terms."),
                ),
            ),
        ),
        (
            "The routine was seen in 14 of 31 classes visited, up from 9 at the start of the year.",
            "Reading leads from nine schools brought their walk notes; six show daily phonics.",
            "Two schools have moved from three to five sessions a week since the visits.",
        ),
        (
            "Routine seen in 9 of the 12 visited schools, up from 4. Three sets of walk notes and the counts by term.",
            "The share of classes with the full routine has been above 70% for two terms.",
        ),
        "Visits in pairs: leaders say more to each other than to a group.",
        "Relief for reading leads in schools with fewer than 100 students.",
    ),
    Focus(
        "Assessment",
        1,
        "Using what we know about writing",
        "Judgements of the same piece differed by up to two levels between schools. Teachers asked for samples they can trust.",
        (
            Aim(
                "Judgements of writing in Years 3 to 6 differ by less than half a level between our schools.",
                "Students in Years 3 to 6",
                "Spread of judgements on the same ten pieces",
                "1.2 levels",
                "0.5 levels",
                (
                    Step(
                        "All schools have taken part in one moderation", "Teachers hear how others judge, and say why."
                    ),
                    Step(
                        "A set of annotated samples is agreed",
                        "New teachers learn the standard from the samples, not from us.",
                    ),
                    Step(
                        "Judgements are moderated again and compared", "The spread is smaller than in the first round."
                    ),
                ),
            ),
        ),
        (
            "Most pieces were placed within half a level; vocabulary is still judged widely.",
            "Eleven schools repeated the moderation with their own staff.",
        ),
        (
            "The spread fell from 1.2 to 0.6 levels over two rounds, with the same ten pieces.",
            "Judgements at mid-year and end of year agree in 17 of 20 classes that compared them.",
        ),
        "Sitting small and large schools at one table.",
        "Finding pieces with families’ consent.",
    ),
    Focus(
        "Support and resources",
        0,
        "Coming to school every day",
        "Absence rose for three years and differs more between weekdays than between schools.",
        (
            Aim(
                "Fewer students miss twenty days or more in a year.",
                "Students who miss school often, and their families",
                "Share of students with 20 or more days of absence",
                "31% of students",
                "24% of students",
                (
                    Step("Every school calls home on the first day", "Families hear from a person before lunch."),
                    Step(
                        "Schools with high absence share what they tried",
                        "Each of these schools has taken up one idea from another.",
                    ),
                    Step(
                        "One plan for long absence is used with the area’s team", "Nobody is lost between two services."
                    ),
                ),
            ),
        ),
        (
            "First-day calls are made in 15 schools; four of them see fewer second days.",
            "Monday absence is down in the schools that changed the start of the week.",
        ),
        (
            "Chronic absence fell in 11 schools by more than a tenth, and rose in none of the schools that call on day one.",
            "Counts for Terms 2 and 3 are below last year’s in nine of ten schools that share them.",
        ),
        "Office staff who know the families.",
        "Reasons are coded differently from school to school.",
    ),
    Focus(
        "Engagement",
        0,
        "Students have a say in their learning",
        "Surveys show that students feel safe and less often stimulated. They are asked about the canteen more than about learning.",
        (
            Aim(
                "Students in Years 5 to 9 help to plan at least one unit a semester in every school.",
                "Students in Years 5 to 9",
                "Schools where students helped to plan a unit",
                "6 schools",
                "20 schools",
                (
                    Step(
                        "Four questions for students are agreed", "Teachers know what they will change before they ask."
                    ),
                    Step(
                        "Ten schools have used them in one unit",
                        "Students can name a change that came from what they said.",
                    ),
                    Step("Students present to the network", "Principals hear it from those it is about."),
                ),
            ),
        ),
        (
            "Seven schools have used the questions; students in five could name what changed.",
            "Answers are richer where teachers told students in week 2 what they would change.",
        ),
        (
            "Students in 12 schools named a change in a unit, in their own words, at the end of term.",
            "Stimulated learning rose by six points in the schools that asked twice.",
        ),
        "Short questions, asked in class time.",
        "Asking without changing anything: students noticed.",
    ),
    Focus(
        "Leadership",
        1,
        "Middle leaders who lead learning",
        "Middle leaders spend most of their time on organisation. Half of them have never watched a colleague in another school.",
        (
            Aim(
                "Every middle leader has observed and been observed in another school.",
                "Middle leaders and their teams",
                "Middle leaders who took part in two visits",
                "18 of 74",
                "60 of 74",
                (
                    Step("A programme of four afternoons is set", "Leaders know the dates before timetables are made."),
                    Step(
                        "Every middle leader has a partner in another school",
                        "Someone outside the school asks how it went.",
                    ),
                    Step("Partners have finished two visits each", "Leaders name one practice that they changed."),
                ),
            ),
        ),
        (
            "Partners are named for 52 leaders; 31 have met.",
            "After the second afternoon, two thirds said that they had changed how they run a meeting.",
        ),
        (
            "61 of 74 middle leaders finished two visits; 40 named a practice they changed, and their teams agreed.",
            "Teams of the first group rate collaboration higher than a year ago in all but one school.",
        ),
        "Dates set a year ahead.",
        "Relief in small secondary departments.",
    ),
    Focus(
        "Teaching and learning",
        0,
        "A number sequence from Years 1 to 4",
        "Number facts were taught in eleven different orders. Students who change schools begin again.",
        (
            Aim(
                "All schools teach number facts in the same sequence, with a check in week 7 of each term.",
                "Students in Years 1 to 4",
                "Students secure in the facts of their year at the week 7 check",
                "58%",
                "72%",
                (
                    Step("One sequence is agreed by all primary schools", "Teachers plan from one page."),
                    Step("Planning cards are used in Years 1 and 2", "Practice is daily and short."),
                    Step(
                        "The week 7 check is done in every school",
                        "We can see which facts are not secure, by year level.",
                    ),
                    Step("Years 3 and 4 have joined", "The sequence reaches multiplication in every school."),
                ),
            ),
        ),
        (
            "16 schools did the check; facts to ten are secure, bridging through ten is not.",
            "Cards are used daily in Year 1 and twice a week in Year 2.",
        ),
        (
            "Secure facts at the check rose from 58% to 69% in the schools that used the cards for three terms.",
            "Year 2 is above the target in 13 of 19 schools.",
        ),
        "Ready cards: nothing to prepare.",
        "Composite classes with four year levels.",
    ),
    Focus(
        "Support and resources",
        1,
        "Knowing whom to call",
        "Schools wait long for services that their neighbours have found. Wellbeing leaders work alone.",
        (
            Aim(
                "Every school knows the people and services its neighbours work with, and uses at least one of them.",
                "Students who need more support, and wellbeing staff",
                "Schools that used a service found through the network",
                "5 schools",
                "18 schools",
                (
                    Step("A map of people and services is shared", "A new leader finds help on the first day."),
                    Step(
                        "Wellbeing leaders meet twice a term", "Leaders ask each other before they ask for a referral."
                    ),
                    Step("Three services visit more than one school", "Waiting is shorter for small schools."),
                ),
            ),
        ),
        (
            "The map has 43 entries; nine schools called somebody they had not known.",
            "Wellbeing leaders from 19 schools came to the first two meetings.",
        ),
        (
            "Three services now visit 14 schools between them; waiting fell from nine weeks to five.",
            "Leaders in 16 schools name a colleague they call first.",
        ),
        "The area’s team brought its own list.",
        "Entries go out of date within a term.",
    ),
    Focus(
        "Leadership",
        0,
        "A shared lesson structure",
        "Families and staff move between our schools. The words for a good lesson were different in each.",
        (
            Aim(
                "In every school, four of five lessons seen begin with a purpose and check understanding before independent work.",
                "All students",
                "Share of lessons seen with both parts",
                "44% of lessons",
                "80% of lessons",
                (
                    Step("The structure is agreed by all schools", "One page, the same words."),
                    Step("Leaders have seen it in three other schools", "Leaders judge alike what they see."),
                    Step("New staff learn it in their first month", "Nobody has to guess what we mean."),
                ),
            ),
        ),
        (
            "Purpose was clear in 7 of 10 lessons seen; the check came late in most.",
            "Leaders from 14 schools judged the same three lessons alike.",
        ),
        (
            "Both parts were seen in 76% of 118 lessons across 22 schools, up from 44%.",
            "New staff at 11 schools could name the four parts after a month.",
        ),
        "One page instead of a handbook.",
        "Staff who change in the middle of the year.",
    ),
)

DIRECTIONS = (
    "Every student in our schools reads to learn by the end of Year 6, and comes to school because it is worth coming.",
    "We know each other’s schools well enough to be honest, and we change our practice because of what we see.",
    "No student starts again when changing schools: what we teach, and how we judge it, is shared.",
    "We use the strength of many small schools: one plan, few priorities, and help close by.",
)
WITHDRAWN = "Covered by the region’s offer; we take part there."
NO_EVIDENCE = "Not looked at yet: the schools concerned report next time."
