-- Who may see a record of an owner is told from the index alone, as in the lists without an owner.
DROP INDEX record_owner_name;
DROP INDEX record_owner_changed;
CREATE INDEX record_owner_name
    ON record (owner_id, kind, status, name_folded, id, organisation_id, access_group_id) WHERE owner_id IS NOT NULL;
CREATE INDEX record_owner_changed
    ON record (owner_id, kind, status, updated_at, id, organisation_id, access_group_id) WHERE owner_id IS NOT NULL;
