"""What the groups of the demo work on, and what networks ask of their Chair Forum. All of it is made up."""

from networks.enums import GroupState as S

GROUPS = (
    # name, why, focus, who for, state
    ("Writing in Years 7 and 8", "Reading grows from Year 7 to 8, writing stands still: three years of marking say so.",
     "One way to plan, write and mark a paragraph in every subject", "Secondary schools and their feeders", S.ACTIVE),
    ("Attendance on Fridays", "On Fridays twice as many are away as on Tuesdays, most of them with a note.",
     "What we say to families, and when", "All schools", S.ACTIVE),
    ("First year in the classroom", "Three of eleven graduates left in their first year.",
     "A mentor outside the own school for each graduate", "Schools with graduates this year", S.CONCLUDED),
    ("Counting with under fives", "One child in four begins school without counting to ten.",
     "Mornings with kindergartens, and one sheet for parents", "Primary schools", S.PROPOSED),
)  # fmt: skip
ELSEWHERE = (
    ("Shared relief teachers", "Small schools lose days because nobody comes.", S.ACTIVE),
    ("Koorie languages in primary years", "Four schools begin; each of them alone.", S.ACTIVE),
    ("Year 6 to 7 visits", "One college is visited by eleven schools on eleven days.", S.CONCLUDED),
    ("Reading tutors", "Volunteers come and go, and nobody trains them.", S.ACTIVE),
    ("Calm starts", "The first twenty minutes are lost in half of the classes we saw.", S.PROPOSED),
    ("Maths talk", "Students answer, and do not explain.", S.ACTIVE),
    ("Instrumental music by video", "Three towns have no teacher for strings.", S.DECLINED),
    ("School gardens", "Everybody has one, nobody uses it for science.", S.CONCLUDED),
    ("New principals’ table", "Five of us are in their first two years.", S.ACTIVE),
    ("Coding clubs", "Clubs begin with one teacher and end with them.", S.WITHDRAWN),
    ("Spelling, once and for all", "Four programs are in use within ten kilometres.", S.ACTIVE),
    ("Wellbeing check-ins", "We ask twice a year and learn too late.", S.ACTIVE),
)
REPORT = {
    "report_did": "Nine schools took part. Each graduate had a mentor elsewhere and four half days to watch.",
    "report_changed": "Nobody left this year. Seven of eight say they would have, without the mentor.",
    "report_take": "The sheet for the first visit, the list of mentors by subject, and a way to pay for the half days.",
}  # fmt: skip
QUESTIONS = (
    ("Relief teachers across network lines", "The last ten weeks had 41 days without cover in our small schools.",
     "Could two networks share one list, and who keeps it?"),
    ("One date for Year 6 visits", "Colleges of three networks are visited on eleven days.",
     "Would the forum agree on one week in Term 4 for the region?"),
    ("Data on attendance by weekday", "We see Fridays only in our own counts.",
     "Could the region’s analyst give each network the same table once a term?"),
)  # fmt: skip
ANSWER = "The forum agreed on week 6 of Term 4. The forum admin writes to the colleges by March."
