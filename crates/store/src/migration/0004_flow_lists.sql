-- What lists of flows show, filter by and sort by, and the views of them that members keep.

-- Who holds a flow changes with almost every command, so it lies with the state: the assignment of whoever of the
-- holding party has had it longest, how many of that party have it, and when the clock of the next deadline began.
ALTER TABLE flow_state ADD COLUMN holder_assignment_id TEXT;
ALTER TABLE flow_state ADD COLUMN holders BIGINT NOT NULL DEFAULT 0;
ALTER TABLE flow_state ADD COLUMN due_since BIGINT;

-- Flows that are there already. Which party a role is of stands in templates only: here whoever works for the firm, and
-- a pool, is us, and everybody else the other. A flow that is with a client and a third party at once names whoever of
-- them came first, until its next command says it exactly.
UPDATE flow_state SET
    holder_assignment_id = (
        SELECT a.id FROM assignment a JOIN flow f ON f.id = a.flow_id
        WHERE a.flow_id = flow_state.flow_id AND a.is_open = 1
        AND CASE WHEN f.held_by = 'us' THEN 1 ELSE 0 END
            = CASE WHEN a.pool_id IS NOT NULL
                OR EXISTS (SELECT 1 FROM member m WHERE m.person_id = a.person_id) THEN 1 ELSE 0 END
        ORDER BY a.opened_at, a.id LIMIT 1),
    holders = (
        SELECT COUNT(DISTINCT COALESCE(a.person_id, a.pool_id)) FROM assignment a JOIN flow f ON f.id = a.flow_id
        WHERE a.flow_id = flow_state.flow_id AND a.is_open = 1
        AND CASE WHEN f.held_by = 'us' THEN 1 ELSE 0 END
            = CASE WHEN a.pool_id IS NOT NULL
                OR EXISTS (SELECT 1 FROM member m WHERE m.person_id = a.person_id) THEN 1 ELSE 0 END),
    due_since = (
        SELECT a.opened_at FROM assignment a
        WHERE a.flow_id = flow_state.flow_id AND a.is_open = 1 AND a.due_at < 9223372036854775807
        ORDER BY a.due_at, a.id LIMIT 1)
WHERE status = 'running';

-- A list is walked in the order asked for, within one status; several are merged. So no index needs to be without it.
DROP INDEX flow_state_updated;
DROP INDEX flow_started;
DROP INDEX flow_due;
DROP INDEX flow_name;
CREATE INDEX flow_due ON flow (organisation_id, status, next_due_at, id, access_group_id, owner_id);
CREATE INDEX flow_started ON flow (organisation_id, status, started_at, id);
CREATE INDEX flow_name ON flow (organisation_id, name_folded, id, status, access_group_id);
-- Filters, each in the order of deadlines. Who may see a flow can be told from the index alone.
CREATE INDEX flow_owner ON flow (owner_id, status, next_due_at, id, organisation_id, access_group_id)
    WHERE owner_id IS NOT NULL;
CREATE INDEX flow_template
    ON flow (organisation_id, template_key, status, next_due_at, id, access_group_id, owner_id);
CREATE INDEX flow_held ON flow (organisation_id, held_by, next_due_at, id, status, access_group_id, owner_id)
    WHERE held_by IS NOT NULL;

-- Filter, order and name of a list, as one member keeps it.
CREATE TABLE flow_view (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    -- As it stands behind the question mark of the list's address.
    query TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX flow_view_person ON flow_view (person_id, id);
