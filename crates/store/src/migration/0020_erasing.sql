-- Erasing what is known of somebody: one job at a time for each subject, a flow after the other. Holds ids and words of
-- ours alone, and stays: that something was erased is no secret.
CREATE TABLE erasure (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    -- 'person' or 'record'
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    -- 'request', 'retention' or 'mistake'
    ground TEXT NOT NULL,
    -- Who wanted it; nobody for a key.
    person_id TEXT,
    -- 1: flows that have not ended are cancelled first.
    cancels BIGINT NOT NULL,
    -- 'running' or 'done'
    status TEXT NOT NULL,
    -- The flow it has come to.
    after_flow TEXT NOT NULL,
    -- Flows whose values went, the values, files, and flows whose log is damaged, so that their values could not go.
    flows BIGINT NOT NULL,
    values_erased BIGINT NOT NULL,
    files BIGINT NOT NULL,
    damaged BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX erasure_newest ON erasure (organisation_id, created_at, id);
CREATE INDEX erasure_running ON erasure (created_at, id) WHERE status = 'running';
CREATE UNIQUE INDEX erasure_one ON erasure (organisation_id, subject_id) WHERE status = 'running';

-- Everybody and everything that goes with it.
CREATE TABLE erasure_subject (
    erasure_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    -- 'person' or 'record'
    kind TEXT NOT NULL,
    PRIMARY KEY (erasure_id, subject_id)
);

-- Flows that were found on the way.
CREATE TABLE erasure_flow (
    erasure_id TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    -- 1: it is about a record that goes, and loses every value.
    is_whole BIGINT NOT NULL,
    PRIMARY KEY (erasure_id, flow_id)
);
