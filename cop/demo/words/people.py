"""What networks are here for, and what people offer each other. All of it made up."""

HOME_VISION = (
    "Every child in our valleys reads with joy by the end of Year 2, comes to school every day, and is known by name in"
    " every school along the way."
)
VISIONS = (
    "Children here learn to read well, early, and together: no school works on it alone.",
    "Every student moves from Year 6 to Year 7 as if the two schools were one.",
    "We open our classrooms to each other, so that good teaching travels faster than people do.",
    "Small schools, one staff room: what one of us finds out, all of us can use next week.",
    "Each student is taught by people who know what they can do, and what comes next.",
    "Attendance is everybody’s work, and every family hears from us before a week goes by.",
    "Every teacher in our network has somebody to plan with, watch and be watched by.",
    "Our students speak, argue and write with confidence in every subject.",
    "We learn from data without ranking anybody, and act on it within the same term.",
    "Belonging first: every student has an adult at school who would notice.",
    "Mathematics that makes sense, from counting to calculus, in all of our schools.",
    "Leaders grow here: each school has two people ready to take the next step.",
    "We ask students what helps them learn, and change what we do.",
    "Children with disability learn in the school next door, and learn well.",
)
WITHOUT_VISION = 11
"""One network in so many has not written its vision yet."""

OFFERS = (
    "Phonics in the early years",
    "Reading walks: look-fors and counts",
    "A reading bank for small schools",
    "Moderating writing across schools",
    "Mathematics: mental strategies",
    "Attendance: calling home in the first hour",
    "Re-engaging after long absence",
    "Year 6 to 7 transition mornings",
    "Timetabling a P–12 college",
    "Peer observation that teachers like",
    "Coaching middle leaders",
    "Inducting graduate teachers",
    "Sharing relief teachers",
    "Hosting visits to our library",
    "Outdoor learning with a creek",
    "School-wide positive behaviour",
    "Student voice forums",
    "Koorie education plans",
    "English as an additional language",
    "Inclusive classrooms",
    "Transition from kindergarten",
    "Running a building project",
    "Composite classes that work",
    "Music in a small school",
    "Careers and local employers",
    "First year as principal: a phone call a week",
)
OFFERS_OF = {
    "principal": ["Peer visits for small schools", "Composite classes that work", "Outdoor learning with a creek"],
    "chair": ["Attendance: calling home in the first hour", "First year as principal: a phone call a week"],
    "executive": ["A reading bank for small schools", "Moderating writing across schools"],
    "seil": ["Milestone reviews that change something", "Coaching middle leaders"],
    "principal-elsewhere": ["Music in a small school", "Hosting visits to our library"],
}
