-- What a walk looks at on its way stands in the index it walks: the name where deadlines lead, template and owner where
-- names do. Else each row that does not fit costs a look into the table.
DROP INDEX flow_name;
DROP INDEX flow_due;
DROP INDEX flow_owner;
CREATE INDEX flow_name
    ON flow (organisation_id, name_folded, id, status, access_group_id, owner_id, template_key);
CREATE INDEX flow_due ON flow (organisation_id, status, next_due_at, id, access_group_id, owner_id, name_folded);
CREATE INDEX flow_owner
    ON flow (owner_id, status, next_due_at, id, organisation_id, access_group_id, name_folded)
    WHERE owner_id IS NOT NULL;
