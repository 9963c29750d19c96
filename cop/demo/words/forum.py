"""What a regional Network Chair Forum talks about."""

# ruff: noqa: E501 - sentences are kept whole

from cop.demo.words.topic import Topic

FORUM = (
    Topic(
        "What networks brought up",
        "discuss",
        25,
        "One matter from each network that it cannot settle alone.",
        (
            "Relief staff came up in four networks. The region will map where days were lost and come back in week 8.",
            "Two networks ask for one date for Year 7 handover. The others can live with it.",
            "Bus times and the cost of excursions came up again; small schools pay most for each student.",
        ),
        ("The forum answers every question from a network in writing, within one term.",),
        ("Bring the answer on relief staff back to your network",),
    ),
    Topic(
        "Evidence of impact: two networks show theirs",
        "learn",
        35,
        "What did you look at, what did you see, and how sure are you?",
        (
            "The first network showed counts from walks over five terms. The second had stronger stories and asked for help with counting.",
            "Both networks had changed their minds because of what they saw. Chairs want to repeat this every term.",
        ),
        ("Two networks show their evidence at each forum, in turn.",),
        ("Ask your executive which milestone you would show",),
        "Evidence on one page",
    ),
    Topic(
        "Chairs who end this year, and who comes next",
        "discuss",
        20,
        "How we find and prepare the next chairs. Names stay out of the minutes.",
        (
            "Three terms end within half a year. Shadowing for one meeting works better than a handbook.",
            "New chairs asked for a colleague to phone in the first term. Pairs were agreed.",
        ),
        ("Every new chair is paired with an experienced one for two terms.",),
        ("Invite a possible successor to sit beside you at one meeting",),
    ),
    Topic(
        "From the Department: what is coming",
        "policy",
        15,
        "Consultations and dates for the term ahead.",
        (
            "Two consultations open in week 4. Networks asked for four weeks, not two.",
            "Dates for planning and review were confirmed. The template is shorter than last year’s.",
        ),
        (),
        ("Put the consultation on the agenda of your next meeting",),
        "",
        "other",
    ),
    Topic(
        "Attendance across the region",
        "data",
        25,
        "Counts by network and term, no school named.",
        (
            "The spread between networks is smaller than within them. Two networks with falling absence said what they do.",
            "Term 3 was the best for three years. Chairs would like the counts by weekday.",
        ),
        (),
        ("Compare your counts with a network of about your size",),
        "Absence by network",
    ),
)
