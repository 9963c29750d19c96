-- What a region's rollup needs, by one hand-written statement: milestones, overdue ones, reviews, actions and attendance per network.
WITH sides AS (
    SELECT id, place_id, starts_at, joint_place_id IS NOT NULL AS joint
    FROM meetings_meeting
    WHERE place_id = ANY(%(networks)s) AND state IN ('held', 'circulated', 'confirmed')
    UNION ALL
    SELECT id, joint_place_id, starts_at, true
    FROM meetings_meeting
    WHERE joint_place_id = ANY(%(networks)s) AND state IN ('held', 'circulated', 'confirmed')
),
held AS (
    SELECT *, row_number() OVER (PARTITION BY place_id ORDER BY starts_at DESC, id DESC) AS nth FROM sides
),
attendance AS (
    SELECT held.place_id,
           count(*) FILTER (WHERE a.presence IN ('principal', 'delegate') AND nth <= 4) AS came,
           count(*) FILTER (WHERE nth <= 4) AS marked,
           count(*) FILTER (WHERE a.presence IN ('principal', 'delegate') AND nth > 4) AS came_before,
           count(*) FILTER (WHERE nth > 4) AS marked_before
    FROM held JOIN meetings_attendance a ON a.meeting_id = held.id
    WHERE nth <= 8 AND (NOT joint OR EXISTS (
        SELECT FROM networks_schoolmembership own
        WHERE own.school_id = a.school_id AND own.network_id = held.place_id
          AND own.starts_on <= (held.starts_at AT TIME ZONE 'Australia/Melbourne')::date
          AND (own.ends_on IS NULL OR own.ends_on >= (held.starts_at AT TIME ZONE 'Australia/Melbourne')::date)))
    GROUP BY held.place_id
),
met AS (
    SELECT place_id, max(starts_at) AS last_met, count(*) FILTER (WHERE starts_at >= %(since)s) AS met
    FROM held GROUP BY place_id
),
milestones AS (
    SELECT p.place_id, count(*) AS milestones,
           count(*) FILTER (WHERE m.due_on < %(today)s) AS milestones_overdue,
           count(*) FILTER (WHERE m.due_on BETWEEN %(today)s AND %(soon)s) AS milestones_due,
           count(*) FILTER (WHERE m.review_on < %(today)s) AS reviews_overdue,
           count(*) FILTER (WHERE m.review_on BETWEEN %(today)s AND %(soon)s) AS reviews_due,
           min(m.review_on) FILTER (WHERE m.review_on < %(today)s) AS oldest_review
    FROM fiso_milestone m JOIN fiso_plan p ON p.id = m.plan_id
    WHERE p.place_id = ANY(%(networks)s) AND p.state = 'active' AND m.withdrawn_on IS NULL AND m.reached_on IS NULL
    GROUP BY p.place_id
),
actions AS (
    SELECT place_id, count(*) AS actions,
           count(*) FILTER (WHERE state IN ('open', 'under_way')) AS actions_open,
           count(*) FILTER (WHERE state IN ('open', 'under_way') AND due_on < %(today)s) AS actions_overdue
    FROM meetings_action
    WHERE place_id = ANY(%(networks)s) AND sensitivity = 'members' AND owner_kind <> 'each_school'
    GROUP BY place_id
),
people AS (
    SELECT a.place_id, array_agg(p.name || ' ' || a.role || ' ' || coalesce(a.ends_on::text, '') ORDER BY a.starts_on) AS holders
    FROM roles_appointment a JOIN roles_person p ON p.id = a.person_id AND p.is_active
    WHERE a.place_id = ANY(%(networks)s) AND a.role IN ('chair', 'seil')
      AND a.starts_on <= %(today)s AND (a.ends_on IS NULL OR a.ends_on >= %(today)s)
    GROUP BY a.place_id
),
schools AS (
    SELECT network_id, count(*) AS schools
    FROM networks_schoolmembership
    WHERE network_id = ANY(%(networks)s) AND starts_on <= %(today)s AND (ends_on IS NULL OR ends_on >= %(today)s)
    GROUP BY network_id
)
SELECT n.id, n.name, area.name, schools.schools, people.holders, met.last_met, met.met,
       (SELECT starts_at FROM meetings_meeting t WHERE n.id IN (t.place_id, t.joint_place_id) AND t.state IN ('published', 'in_progress')
         AND t.starts_at > %(now)s ORDER BY starts_at LIMIT 1) AS coming,
       (SELECT id FROM fiso_plan p WHERE p.place_id = n.id AND p.year = %(year)s AND p.state = 'active') AS plan,
       coalesce(milestones.milestones_overdue, 0), coalesce(milestones.milestones_due, 0),
       coalesce(milestones.reviews_overdue, 0), coalesce(milestones.reviews_due, 0), milestones.oldest_review,
       coalesce(actions.actions_open, 0), coalesce(actions.actions_overdue, 0),
       attendance.came, attendance.marked, attendance.came_before, attendance.marked_before
FROM networks_place n
JOIN networks_place area ON area.id = n.area_id
LEFT JOIN met ON met.place_id = n.id
LEFT JOIN attendance ON attendance.place_id = n.id
LEFT JOIN milestones ON milestones.place_id = n.id
LEFT JOIN actions ON actions.place_id = n.id
LEFT JOIN people ON people.place_id = n.id
LEFT JOIN schools ON schools.network_id = n.id
WHERE n.id = ANY(%(networks)s)
ORDER BY area.name, n.name
