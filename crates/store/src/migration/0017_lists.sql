-- What lists filter by and sort by as time passes: whether a flow is amber or red, and how urgent it is.

-- 0: neither, 1: amber, 2: red. Marked by the flow's own events, so that it holds as of the last command.
ALTER TABLE flow ADD COLUMN alarm BIGINT NOT NULL DEFAULT 0;
-- 0: low, 1: normal, 2: high, 3: urgent.
ALTER TABLE flow ADD COLUMN priority BIGINT NOT NULL DEFAULT 1;

-- Flows that are there already: red is what has somebody's deadline behind it. No release had clocks of flows, so
-- whatever has one gets its colour with its next command.
UPDATE flow SET alarm = 2 WHERE status IN ('running', 'paused') AND EXISTS (
    SELECT 1 FROM assignment a WHERE a.flow_id = flow.id AND a.is_open = 1 AND a.overdue_at IS NOT NULL);
-- Text inside a value has its quotation marks escaped, so this is found only where the state says it of itself.
UPDATE flow SET priority = (
    SELECT CASE
        WHEN u.state LIKE '%"priority":{"is":"urgent"%' THEN 3
        WHEN u.state LIKE '%"priority":{"is":"high"%' THEN 2
        WHEN u.state LIKE '%"priority":{"is":"low"%' THEN 0
        ELSE 1 END
    FROM flow_state u WHERE u.flow_id = flow.id)
WHERE id IN (SELECT flow_id FROM flow_state WHERE state LIKE '%"priority":{"is":"%');

-- Few flows are amber or red, and few have a priority of their own: these cost a write nothing where it is neither.
-- What filters look at on the way stands in them.
CREATE INDEX flow_alarm ON flow (organisation_id, alarm, next_due_at, id, status, access_group_id, owner_id,
    template_key, held_by, priority, name_folded) WHERE alarm <> 0;
CREATE INDEX flow_priority ON flow (organisation_id, status, priority, next_due_at, id, access_group_id, owner_id,
    template_key, held_by, alarm, name_folded) WHERE priority <> 1;
-- The others are found by the indexes there are; on the way there both are looked at.
DROP INDEX flow_due;
DROP INDEX flow_owner;
DROP INDEX flow_template;
DROP INDEX flow_held;
CREATE INDEX flow_due
    ON flow (organisation_id, status, next_due_at, id, access_group_id, owner_id, name_folded, alarm, priority);
CREATE INDEX flow_owner ON flow (owner_id, status, next_due_at, id, organisation_id, access_group_id, name_folded,
    alarm, priority) WHERE owner_id IS NOT NULL;
CREATE INDEX flow_template
    ON flow (organisation_id, template_key, status, next_due_at, id, access_group_id, owner_id, alarm, priority);
CREATE INDEX flow_held
    ON flow (organisation_id, held_by, next_due_at, id, status, access_group_id, owner_id, alarm, priority)
    WHERE held_by IS NOT NULL;
