-- Flows that other flows started, and on account of what. One cause starts one flow, whoever tries it twice.
CREATE TABLE flow_cause (
    flow_id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    cause_flow_id TEXT NOT NULL,
    cause_key TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    UNIQUE (cause_flow_id, cause_key)
);
