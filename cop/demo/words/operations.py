"""Department policy, and what schools share in running themselves."""

# ruff: noqa: E501 - sentences are kept whole

from cop.demo.words.topic import Topic

OPERATIONS = (
    Topic(
        "Phones and devices: what the policy asks of us",
        "policy",
        15,
        "The policy in one page, and three questions families keep asking.",
        (
            "Practice is close across the network. Excursions are the grey area; two schools shared the wording they use.",
            "The rule holds. What wears staff down is the exception for a good reason; {a} records them in one place.",
        ),
        ("The network uses one wording for excursions and camps.",),
        ("Check the wording on your school’s website",),
        "Phones policy in one page",
        "other",
    ),
    Topic(
        "Relief staff: sharing a list",
        "discuss",
        15,
        "Which relief teachers would come to a second school, and on which days?",
        (
            "Eleven schools have added names. The list helps most on Mondays and Fridays.",
            "The shared list filled nine days last term that would have been split classes.",
        ),
        ("The shared relief list is kept on the network’s drive.",),
        ("Add your relief teachers to the shared list, with their consent",),
        "",
        "staffing",
    ),
    Topic(
        "Sun, smoke and heat: our shared thresholds",
        "policy",
        10,
        "When do we call off sport, excursions and yard duty? A table to agree on.",
        (
            "The table is agreed with one change: the air is checked at eleven, not at nine.",
            "Reviewed after last summer. Nobody asked for a change; the table is posted in every office.",
        ),
        ("The table of thresholds is reviewed each November.",),
        ("Post the table where yard duty begins",),
        "Thresholds for heat and smoke",
        "ohs",
    ),
    Topic(
        "Working alone in small schools",
        "discuss",
        15,
        "What do we do when one adult is on site? What have we never written down?",
        (
            "Four schools call each other at half past four. The others will join. The regional safety adviser sends a template.",
            "The template was too long. {b} cut it to a page and will share it.",
        ),
        ("Small schools call each other at the end of the day.",),
        ("Write down who calls whom at the end of the day",),
        "",
        "ohs",
    ),
    Topic(
        "Facilities: booking shared spaces",
        "inform",
        10,
        "Halls, ovals, a kiln and a stage: what may be used, when, and what it costs.",
        (
            "Five schools offer something. Cleaning is paid by the guest. The calendar is open to all offices.",
            "The stage at {a} is free on Tuesdays. The bus is the expensive part.",
        ),
        (),
        ("List the spaces your school could lend, and on which days",),
        "",
        "facilities",
    ),
    Topic(
        "Kindergarten to Foundation: visits this term",
        "policy",
        15,
        "Statements come through the online tool. What else helps, and who asks?",
        (
            "Statements are read by the Foundation team and the wellbeing lead. Two schools also call each kindergarten once.",
            "Visit days are set so that no kindergarten is visited three times in a week.",
        ),
        ("Visit days are agreed between schools that share a kindergarten.",),
        ("Agree your visit days with the schools near you",),
        "",
        "transitions",
    ),
    Topic(
        "Mental health leaders: a year in",
        "inform",
        15,
        "What our mental health and wellbeing leaders spend their week on.",
        (
            "More time goes to adults than planned, and rightly so. Leaders would like to meet twice a term.",
            "Leaders reported on their first whole-school priority. Two shared how they say no.",
        ),
        ("Mental health leaders meet twice a term, hosted in turn.",),
        ("Free your mental health leader for two meetings a term",),
        "",
        "wellbeing",
    ),
    Topic(
        "Disability Inclusion: profile meetings that work",
        "policy",
        20,
        "How to prepare, who should be there, and what takes the time.",
        (
            "Preparation with the family in advance halves the meeting. A second reader for the draft helps new leaders.",
            "Schools asked for one contact who can be phoned. The area’s team named her.",
        ),
        ("New leaders sit in on one profile meeting at another school.",),
        ("Offer a place at one profile meeting to a new leader",),
        "Preparing a profile meeting",
        "wellbeing",
    ),
    Topic(
        "Workforce: who is thinking of leading?",
        "discuss",
        15,
        "Acting roles that come up next year, and people who might like to be asked.",
        (
            "Six acting roles are likely. The best question was: whom have you told that you see it in them?",
            "Two assistant principals will shadow for a week. Nobody is named in these minutes.",
        ),
        (),
        ("Talk with one person you see as a future principal",),
        "",
        "staffing",
    ),
    Topic(
        "Budget: what we could buy together",
        "decide",
        15,
        "Three offers for licences and one for relief days. Is it worth the paperwork?",
        (
            "One licence is worth it from eight schools on. The relief days are not.",
            "Nine schools buy together and save about a fifth. {a} keeps the account.",
        ),
        ("Schools that wish buy the licence together for one year.",),
        ("Tell the host school whether you join the shared licence",),
        "Three offers compared",
        "other",
    ),
    Topic(
        "Child safety: what the review asked us to show",
        "policy",
        15,
        "Two schools had their review. What was asked, and what was hard to find?",
        (
            "Everything was there, in seven places. Both schools now keep one folder with a page in front.",
            "The reviewer asked students, not only leaders. Students knew whom to go to.",
        ),
        ("Each school keeps the child safety evidence in one place.",),
        ("Put the page of contents in front of your child safety folder",),
        "",
        "other",
    ),
    Topic(
        "Buses and bells: next year’s times",
        "discuss",
        10,
        "Bus times change in January. Whose bell moves, and by how much?",
        (
            "Three schools move by five minutes. The operator confirms before the holidays.",
            "Nothing moves after all: the operator found a second driver.",
        ),
        (),
        ("Tell families about next year’s times before the holidays",),
        "",
        "transitions",
    ),
)

SEIL_WORDS = (
    "Themes from school visits this term: purposeful lesson openings, uneven use of worked examples. Plans for next year open in week 6.",
    "Two regional offers for coaching are open. Reviews due next semester were named to the schools concerned.",
    "Thanks for the mid-year monitoring. Three plans showed what changed for students in one sentence; they make good examples.",
    "The area would like two networks to try the new work plan template. This network was asked and will answer by week 8.",
    "Feedback on annual plans goes out by the end of the month. Questions about evidence are welcome beforehand.",
    "The regional forum took up the question on relief staff from the last meeting. An answer is expected next term.",
)
CLOSING_WORDS = (
    "Most useful today: the time in pairs. To change: send papers two days earlier.",
    "Three words each. “Honest” came up five times.",
    "Keep the shorter reports. Start on time: four of us had to leave at the end.",
    "The visit stayed with people most. Next time with students in the room.",
    "Good pace. Two schools would like the decision in writing before they leave.",
)
NOT_REACHED = "Time was up. It comes back at the next meeting."
ABSENCE_NOTES = (
    "",
    "",
    "Parent interviews that morning",
    "School review that day",
    "Camp",
    "Unwell",
    "Local principals’ panel",
)
VENUES = ("Library", "Staff room", "Performing arts centre", "Learning hub", "Meeting room 2")
EXECUTIVE_TOPIC = Topic(
    "Executive: load and who takes what next term",
    "discuss",
    10,
    "For the executive and the SEIL. Who carries which focus area, and what we drop.",
    ("Each focus area has one lead. The newsletter is dropped.", "The load is uneven; two tasks moved."),
    ("Each focus area has one lead from the executive.",),
    ("Hand over the folder of your focus area",),
)
