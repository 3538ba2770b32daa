-- Records as people keep them: kinds an organisation defines, status, tags, what belongs to what, what became of them.

-- A kind that an organisation defines, or what it adds to one that comes with Baton (names are empty then).
CREATE TABLE record_kind (
    organisation_id TEXT NOT NULL,
    kind_key TEXT NOT NULL,
    singular TEXT NOT NULL,
    plural TEXT NOT NULL,
    -- JSON list of fields, in the language of templates.
    fields TEXT NOT NULL,
    -- The kind of records that records of this kind belong to.
    belongs_to TEXT,
    -- 1: flows can be started from its records.
    launches BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, kind_key)
);

-- 'active', 'inactive', or 'merged': then it stands for the record named beside.
ALTER TABLE record ADD COLUMN status TEXT NOT NULL DEFAULT 'active';
ALTER TABLE record ADD COLUMN merged_into_id TEXT;
ALTER TABLE record ADD COLUMN belongs_to_id TEXT;
-- Words to find it by, a JSON list.
ALTER TABLE record ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';
-- Since when it is of its kind, and of which it was before; nothing for one that never changed.
ALTER TABLE record ADD COLUMN kind_since BIGINT;
ALTER TABLE record ADD COLUMN kind_before TEXT;

-- Lists are walked in their order within one kind and one status.
DROP INDEX record_kind_name;
DROP INDEX record_owner;
CREATE INDEX record_kind_name
    ON record (organisation_id, kind, status, name_folded, id, access_group_id, owner_id);
CREATE INDEX record_kind_changed
    ON record (organisation_id, kind, status, updated_at, id, access_group_id, owner_id);
CREATE INDEX record_owner_name ON record (owner_id, kind, status, name_folded, id) WHERE owner_id IS NOT NULL;
CREATE INDEX record_owner_changed ON record (owner_id, kind, status, updated_at, id) WHERE owner_id IS NOT NULL;
CREATE INDEX record_merged ON record (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX record_belongs_to ON record (belongs_to_id, name_folded, id) WHERE belongs_to_id IS NOT NULL;

-- What a record's tags are found by; written anew with each change of the record, so that lists by tag need no sorting.
CREATE TABLE record_tag (
    record_id TEXT NOT NULL,
    tag_folded TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (record_id, tag_folded)
);
CREATE INDEX record_tag_name ON record_tag (organisation_id, tag_folded, kind, status, name_folded, record_id);
CREATE INDEX record_tag_changed ON record_tag (organisation_id, tag_folded, kind, status, updated_at, record_id);

-- What people and flows did to a record, newest last. Names fields, ids and words; what was in a field is not repeated.
CREATE TABLE record_event (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- As in the log of a flow.
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    details TEXT NOT NULL
);
CREATE INDEX record_event_record ON record_event (record_id, at, id);

-- Two records that were one and the same, and what it takes to part them again.
CREATE TABLE record_merge (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    kept_id TEXT NOT NULL,
    gone_id TEXT NOT NULL,
    -- JSON: what stood in the record that was kept, contacts that came to it, records that stood for the other one.
    before TEXT NOT NULL,
    merged_at BIGINT NOT NULL,
    undone_at BIGINT
);
CREATE INDEX record_merge_kept ON record_merge (kept_id, merged_at, id);

-- What a step of a flow did to a record: once, however often it is tried.
CREATE TABLE record_errand (
    flow_id TEXT NOT NULL,
    step_key TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    done_at BIGINT NOT NULL,
    PRIMARY KEY (flow_id, step_key, attempt)
);

-- What a contact may start (what is offered to clients, nothing, or the templates named) and see (their own part, or
-- every flow of the record).
ALTER TABLE contact ADD COLUMN may_start TEXT NOT NULL DEFAULT 'offered';
ALTER TABLE contact ADD COLUMN may_start_templates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE contact ADD COLUMN may_see TEXT NOT NULL DEFAULT 'own';

CREATE INDEX file_record ON file (record_id, id) WHERE record_id IS NOT NULL;
