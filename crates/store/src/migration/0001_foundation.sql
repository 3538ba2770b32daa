-- The firm, its people, and who may see what.

CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    calendar TEXT NOT NULL,
    public_address TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE access_group (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    is_everyone BIGINT NOT NULL,
    UNIQUE (organisation_id, name)
);

CREATE TABLE access_group_member (
    access_group_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    PRIMARY KEY (access_group_id, person_id)
);
CREATE INDEX access_group_member_person ON access_group_member (person_id);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX person_email ON person (organisation_id, email);

CREATE TABLE member (
    person_id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    is_admin BIGINT NOT NULL,
    is_builder BIGINT NOT NULL,
    is_staff BIGINT NOT NULL,
    is_auditor BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);
CREATE INDEX member_organisation ON member (organisation_id);

CREATE TABLE member_group (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (organisation_id, name)
);

CREATE TABLE member_group_member (
    group_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    PRIMARY KEY (group_id, person_id)
);
CREATE INDEX member_group_member_person ON member_group_member (person_id, group_id);

-- Ways in. An account is one per server; the organisations it opens stand in account_person.

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT,
    created_at BIGINT NOT NULL
);

CREATE TABLE account_person (
    account_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    PRIMARY KEY (account_id, person_id)
);
CREATE INDEX account_person_person ON account_person (person_id);

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE password_link (
    token_hash TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX password_link_account ON password_link (account_id);

CREATE TABLE api_key (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    scopes TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX api_key_organisation ON api_key (organisation_id, id);

CREATE TABLE magic_link (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    assignment_id TEXT,
    person_id TEXT NOT NULL,
    generation BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    proved_at BIGINT
);
CREATE INDEX magic_link_flow ON magic_link (flow_id, person_id);
CREATE INDEX magic_link_assignment ON magic_link (assignment_id);

CREATE TABLE device (
    token_hash TEXT NOT NULL,
    person_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    proved_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (token_hash, person_id)
);
CREATE INDEX device_expiry ON device (expires_at);

CREATE TABLE mail_code (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    tries BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX mail_code_person ON mail_code (person_id, created_at);
CREATE INDEX mail_code_expiry ON mail_code (expires_at);

-- Records and their people.

CREATE TABLE record (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    access_group_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    email TEXT,
    -- Set where a start may reuse the record instead of making another; two starts at once make one.
    identity_key TEXT UNIQUE,
    fields TEXT NOT NULL,
    owner_id TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX record_name ON record (organisation_id, name_folded, id);
CREATE INDEX record_kind_name ON record (organisation_id, kind, name_folded, id);
CREATE INDEX record_email ON record (organisation_id, kind, email);
CREATE INDEX record_owner ON record (owner_id);

CREATE TABLE record_field (
    record_id TEXT NOT NULL,
    field TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    text_value TEXT,
    number_value BIGINT,
    PRIMARY KEY (record_id, field)
);
CREATE INDEX record_field_text ON record_field (organisation_id, field, text_value);
CREATE INDEX record_field_number ON record_field (organisation_id, field, number_value);

CREATE TABLE contact (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    role TEXT,
    is_primary BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX contact_record ON contact (record_id, id);
CREATE INDEX contact_person ON contact (person_id);

-- Templates.

CREATE TABLE template (
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, template_key)
);

CREATE TABLE template_version (
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    name TEXT NOT NULL,
    etag TEXT NOT NULL,
    source TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    published_at BIGINT,
    PRIMARY KEY (organisation_id, template_key, version)
);
CREATE UNIQUE INDEX template_version_draft ON template_version (organisation_id, template_key) WHERE state = 'draft';

CREATE TABLE template_settings (
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    start_token TEXT NOT NULL UNIQUE,
    start_enabled BIGINT NOT NULL,
    start_owner_id TEXT,
    start_initializer TEXT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, template_key)
);

-- Flows.

CREATE TABLE flow (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    access_group_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    template_version BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    owner_id TEXT,
    status TEXT NOT NULL,
    stage TEXT,
    held_by TEXT,
    -- 9223372036854775807 when nothing is due, so that it sorts last.
    next_due_at BIGINT NOT NULL,
    wake_at BIGINT,
    started_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX flow_started ON flow (organisation_id, started_at, id);
CREATE INDEX flow_due ON flow (organisation_id, next_due_at, id);
CREATE INDEX flow_name ON flow (organisation_id, name_folded, id);
CREATE INDEX flow_record ON flow (record_id, started_at);
CREATE INDEX flow_wake ON flow (wake_at) WHERE wake_at IS NOT NULL;

-- What changes with every command, apart from what lists filter by and sort by, which hardly does.
CREATE TABLE flow_state (
    flow_id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    status TEXT NOT NULL,
    seq BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX flow_state_updated ON flow_state (organisation_id, updated_at, flow_id);
CREATE INDEX flow_state_status ON flow_state (organisation_id, status, updated_at, flow_id);

CREATE TABLE flow_log (
    flow_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    events TEXT NOT NULL,
    hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    PRIMARY KEY (flow_id, seq),
    UNIQUE (flow_id, command_id)
);

CREATE TABLE flow_value (
    flow_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    entries TEXT NOT NULL,
    PRIMARY KEY (flow_id, seq)
);

CREATE TABLE assignment (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    step_key TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    role TEXT NOT NULL,
    purpose TEXT NOT NULL,
    title TEXT NOT NULL,
    pool_id TEXT,
    person_id TEXT,
    is_open BIGINT NOT NULL,
    outcome TEXT,
    due_at BIGINT NOT NULL,
    overdue_at BIGINT,
    opened_at BIGINT NOT NULL,
    picked_up_at BIGINT,
    closed_at BIGINT
);
CREATE INDEX assignment_flow ON assignment (flow_id, id);
CREATE INDEX assignment_person_open ON assignment (person_id, due_at, id) WHERE is_open = 1;
CREATE INDEX assignment_pool_open ON assignment (pool_id, due_at, id) WHERE is_open = 1 AND person_id IS NULL;
CREATE INDEX assignment_person_flow ON assignment (person_id, flow_id);

CREATE TABLE step_run (
    flow_id TEXT NOT NULL,
    step_key TEXT NOT NULL,
    attempt BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    outcome TEXT,
    due_at BIGINT,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (flow_id, step_key, attempt)
);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    flow_id TEXT,
    reference TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    last_error TEXT,
    done_at BIGINT,
    failed_at BIGINT,
    message_id TEXT
);
CREATE INDEX outbox_due ON outbox (not_before, id) WHERE done_at IS NULL AND failed_at IS NULL;

CREATE TABLE message (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    thread TEXT NOT NULL,
    author_id TEXT,
    author_name TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX message_thread ON message (flow_id, thread, id);

CREATE TABLE file (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    record_id TEXT,
    flow_id TEXT,
    step_key TEXT,
    attempt BIGINT,
    field TEXT NOT NULL,
    -- Before it is kept: the assignment or the start form it was uploaded for.
    draft_of TEXT,
    name TEXT NOT NULL,
    size_bytes BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    giver_id TEXT,
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    keep_until BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX file_flow ON file (flow_id, id);
CREATE INDEX file_draft_of ON file (draft_of, id) WHERE state = 'draft';
CREATE INDEX file_sweep ON file (created_at) WHERE state = 'draft';

CREATE TABLE draft (
    assignment_id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    entries TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX draft_sweep ON draft (updated_at);

CREATE TABLE idempotency (
    organisation_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    route TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status BIGINT NOT NULL,
    answer TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, actor, idempotency_key)
);
CREATE INDEX idempotency_expiry ON idempotency (expires_at);

CREATE TABLE audit_log (
    organisation_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    PRIMARY KEY (organisation_id, seq)
);
