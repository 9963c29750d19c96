"""Matters about teaching, learning and wellbeing."""

# ruff: noqa: E501 - sentences are kept whole

from cop.demo.words.topic import Topic

LEARNING = (
    Topic(
        "What the reading walks show",
        "data",
        25,
        "Counts from this term’s learning walks in Foundation to Year 2, by routine. Look at your own row first.",
        (
            "Phonics is taught daily in nearly every class visited. Decodable texts are used well in Foundation and run out in Year 1.\n\n{a} sends its books home in sets of three; {b} asked to see how the sets are kept.",
            "Walks were finished in all but two schools. The share of classes with the full routine rose again. What differs most is the time given to vocabulary.",
            "We compared this term with the last. Two schools slipped after a change of staff, and both have asked for a visit.",
        ),
        (
            "The same four look-fors are used for walks until the end of next term.",
            "Walks are done in pairs, one person from another school.",
        ),
        (
            "Enter the counts of your own walks before the next meeting",
            "Share the one-page walk form with new leaders",
            "List the decodable sets your school could lend",
        ),
        "Reading walks: counts by routine",
    ),
    Topic(
        "Peer visits: what we saw at {a} and {b}",
        "practice",
        30,
        "Two host schools show ten minutes each; the visitors say what they saw, then what they would try at home.",
        (
            "{a} showed how its coach plans with a Year 3 team on Mondays and watches one lesson on Thursdays. Visitors noticed how short the feedback was.\n\n{b} is a year behind and said so; the honest account of what did not work was the most useful part.",
            "Visitors saw the same lesson opening in all five rooms at {a}. At {b} the routine holds in junior classes only. Both schools will host again.",
        ),
        ("Each school takes part in one visit a term, as host or as visitor.",),
        (
            "Book one visit to a school of about your own size",
            "Write two sentences on what you will try after the visit",
        ),
    ),
    Topic(
        "Moderating writing in Years 3 to 6",
        "learn",
        40,
        "Bring three pieces from your school, without names. We place them against the same annotated samples.",
        (
            "Agreement was close on structure and wide on vocabulary. Three tables moved a piece by a full level after reading it aloud.\n\nSmall schools found it useful to sit with larger ones.",
            "Second moderation of the year. Judgements are now within half a level for most pieces. The annotated samples need two more from Year 5.",
        ),
        ("We moderate twice a year, in Terms 2 and 4, with the same samples.",),
        ("Send two annotated pieces from Year 5, without names", "Run the same moderation with your own staff"),
        "Annotated writing samples",
    ),
    Topic(
        "Attendance: what brings students back",
        "discuss",
        25,
        "Absence by reason and by school size, as counts only. Which of our routines changed something?",
        (
            "A phone call on the first day away makes the biggest difference, and costs the office twenty minutes. {a} has done it for three terms.\n\nFour schools want one shared letter for families.",
            "Absence falls again in most schools. Mondays and the last week of term stand out everywhere. {b} greets every late student by name and dropped the late slip.",
            "Principals agreed that long absence needs a person, not a letter. The area’s team offered one morning a month to plan together.",
        ),
        (
            "All schools call home on the first day of an absence that nobody has explained.",
            "One letter about attendance is used across the network.",
        ),
        (
            "Try the first-day call for five weeks and note what it takes",
            "Draft one shared letter about attendance for families",
        ),
        "Absence by reason, counts for the network",
    ),
    Topic(
        "Coaching that changes lessons",
        "learn",
        30,
        "A short reading, then each school draws its own coaching cycle. Where does it stop?",
        (
            "Most cycles stop after the observation: nobody goes back. {a} books the second visit before the first one starts.",
            "Coaches from four schools described their week. Time is lost to relief. Principals looked at what they could take away from the coach’s load.",
        ),
        ("Coaches of the network meet for an hour in week 5 of each term.",),
        ("Give your coach two protected blocks a week", "Name your coach for the network list"),
        "Coaching cycles in one page",
    ),
    Topic(
        "Number fluency in Years 1 to 4",
        "learn",
        25,
        "What does ten minutes of daily practice look like when it works? Two short films from our own schools.",
        (
            "Both films show quick retrieval and little talk by the teacher. The second shows how to keep it going with a mixed class.\n\n{b} would like the planning cards.",
            "Schools that began in Term 1 report steadier counts in their own checks. Schools that began later asked for a sequence to follow.",
        ),
        ("We follow one sequence for number facts from Years 1 to 4.",),
        ("Copy the planning cards for your Years 1 and 2 teams", "Check number facts in week 7 and bring the counts"),
    ),
    Topic(
        "From Year 6 to Year 7: one story per class",
        "discuss",
        20,
        "What do Year 7 teachers need on one page? Draft from {a} attached.",
        (
            "Secondary colleges want strengths and habits, not scores. Primary schools want to know that the page is read.\n\nYear 7 leaders will say in Term 2 what they used.",
            "The page works better when students write a part of it. Two colleges will trial it with all of their feeder schools.",
        ),
        ("One handover page is used by all schools of the network.",),
        ("Trial the handover page with one Year 6 class", "Arrange a morning for Year 6 and Year 7 teachers to visit"),
        "Handover page, draft",
    ),
    Topic(
        "Student voice in planning a unit",
        "practice",
        25,
        "{b} shows how a Year 8 team asked students before the unit, in the middle and at the end.",
        (
            "Students asked for worked examples and fewer slides. Teachers changed the third week because of it.\n\nThe questions fit on half a page and take eight minutes.",
            "Three schools have tried the questions since last time. Answers were thinner where students did not see a change afterwards.",
        ),
        (),
        (
            "Ask one class the four questions and bring what changed",
            "Share the half page of questions with your leaders",
        ),
    ),
    Topic(
        "A shared lesson structure: where we agree",
        "decide",
        30,
        "We have used the same words for two terms. Which parts do we hold, and which are each school’s own?",
        (
            "All schools hold to a clear purpose, worked examples and a check before students work alone. How a lesson closes stays with each school.",
            "Principals of small schools asked that the structure allows for three year levels in one room. The words were changed to fit.",
        ),
        (
            "The shared lesson structure has four parts; its close is each school’s own.",
            "The structure is reviewed once a year, in Term 4.",
        ),
        ("Walk through the structure with staff and note what is unclear",),
        "Lesson structure, version for comment",
    ),
    Topic(
        "Wellbeing: who does what between our schools",
        "discuss",
        25,
        "A map of the people we already have: mental health leaders, nurses, visiting staff, local services.",
        (
            "Seven schools share the same visiting services and had not known. {a} offered its room on Wednesdays.",
            "Waiting times are the worry. The area’s team explained which requests move fastest, and what to leave out of a form.",
        ),
        ("The map of wellbeing people is kept by the executive and checked each term.",),
        ("Check the entry of your school on the wellbeing map", "Invite the visiting nurse to one staff meeting"),
    ),
    Topic(
        "Vocabulary across subjects",
        "learn",
        25,
        "Twelve words for each subject and term: how two colleges choose them and teach them.",
        (
            "The lists only work when the words come back in the next unit. Science and humanities teams at {a} chose theirs together.",
            "Teachers read the same paragraph as a scientist and as a historian. Principals will repeat it with their staff.",
        ),
        (),
        ("Choose twelve words for one subject and term", "Bring one example of a word taught well"),
    ),
    Topic(
        "High-ability students in small schools",
        "practice",
        20,
        "Four small schools run one online group together. What it takes, and what it gives.",
        (
            "The group meets every second Thursday. Students know each other by now, which was the point.\n\n{b} would join from next term.",
            "Planning is shared by two teachers and takes an hour a fortnight. Mixed ages are no hindrance.",
        ),
        ("The shared online group is open to all schools with fewer than one hundred students.",),
        ("Name the teacher who joins the online group", "Tell families about the shared group in your newsletter"),
    ),
    Topic(
        "Reading our own survey results together",
        "data",
        30,
        "Network results only, no school named. What surprises us, and what would we ask next?",
        (
            "Connectedness is up, stimulated learning flat. Staff say they trust each other more than they did two years ago.\n\nWe would like to know what students mean by “interesting”.",
            "The gap between what staff and what students say about feedback is wide. Three schools will ask the question again in their own words.",
        ),
        ("Each school picks one question of the survey and asks a small group what lies behind it.",),
        ("Ask a small group of students about one survey question",),
        "Survey results for the network",
    ),
    Topic(
        "Foundation: the first ten weeks",
        "practice",
        25,
        "What do we ask of five-year-olds in the first ten weeks, and what can wait?",
        (
            "Schools test on very different days. {a} waits until week 4 and loses nothing. Kindergarten teachers would like to be asked.",
            "We laid our timetables beside each other. Most of us could free an hour a day for play-based language work.",
        ),
        ("Kindergartens are invited to one network meeting a year.",),
        ("Lay out your first ten weeks on one page and bring it", "Call the two kindergartens closest to you"),
    ),
    Topic(
        "Middle leaders: a year of learning together",
        "decide",
        20,
        "A proposal for four afternoons for middle leaders, led by principals of this network.",
        (
            "Everyone wants it; nobody wants it to cost a relief day each time. Two afternoons will be online.",
            "Last year’s group asked for less theory and more time with a colleague from another school.",
        ),
        ("Four afternoons for middle leaders are held, two of them online.",),
        ("Nominate one middle leader from your school", "Offer a room for one of the afternoons"),
        "Programme for middle leaders, draft",
    ),
    Topic(
        "Feedback that students use",
        "learn",
        30,
        "Read three pieces of feedback. Which one would you act on tomorrow?",
        (
            "The shortest one won. Students at {b} keep a list of what they were told and tick off what they tried.",
            "Principals took away one question for their teams: what did a student do differently after the last feedback?",
        ),
        (),
        ("Look at feedback in two books per class and bring what you noticed",),
    ),
    Topic(
        "Language and culture: learning from Country",
        "practice",
        25,
        "Local Elders and two schools tell how their partnership began and what it asks of a school.",
        (
            "It began with listening for a year. The schools were asked not to copy the programme but to begin their own conversation.\n\n{a} shared what it would do differently.",
            "Schools spoke about what they pay for, what they plan for and whom they call first.",
        ),
        ("Partnerships begin with a visit and a conversation, not with a programme.",),
        ("Find out who speaks for Country where your school stands",),
    ),
    Topic(
        "Checking for understanding in maths",
        "practice",
        25,
        "Mini-whiteboards, hinge questions, exit slips: which one tells us something in time?",
        (
            "Whiteboards tell most and cost least. Hinge questions take longer to write than we think; {a} will share a set.",
            "Teachers at {b} plan two checks per lesson and drop the exit slip. Results are seen sooner.",
        ),
        (),
        (
            "Collect five hinge questions for one maths unit",
            "Film two minutes of a check for understanding, without faces",
        ),
    ),
)
