-- Running flows of one version of a template moved to another, or that move taken back; done a batch at a time.
CREATE TABLE template_move (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    from_version BIGINT NOT NULL,
    to_version BIGINT NOT NULL,
    -- 1: takes back a move in the other direction.
    is_undo BIGINT NOT NULL,
    reason TEXT NOT NULL,
    person_id TEXT,
    -- Which flows they saw when they wanted it, written as in queries; no others are moved.
    access TEXT NOT NULL,
    -- 'running' or 'done'.
    status TEXT NOT NULL,
    -- Flows there were to move when it began, those moved, and those that stay.
    total BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    stayed BIGINT NOT NULL,
    -- The flow it has come to.
    after_flow TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX template_move_template ON template_move (organisation_id, template_key, created_at, id);
CREATE INDEX template_move_running ON template_move (created_at, id) WHERE status = 'running';
-- One at a time for each template.
CREATE UNIQUE INDEX template_move_one ON template_move (organisation_id, template_key) WHERE status = 'running';
