-- The portal: how people outside sign in, what they may start, and what they find there.

-- Their sessions. A member's lie in `session`: neither opens what the other does.
CREATE TABLE portal_session (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    -- The record acted for; none is all of the person's.
    record_id TEXT,
    is_remembered BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    device TEXT NOT NULL,
    address TEXT NOT NULL
);
CREATE INDEX portal_session_account ON portal_session (account_id);
CREATE INDEX portal_session_expiry ON portal_session (expires_at);

-- Whoever signs in is looked for by their address alone.
CREATE INDEX person_address ON person (email);
-- The flows of a person outside: of their assignments, and of their links.
CREATE INDEX magic_link_person ON magic_link (person_id, flow_id);

-- Who may start what.
CREATE TABLE client_group (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (organisation_id, name)
);

CREATE TABLE client_group_record (
    group_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    PRIMARY KEY (group_id, record_id)
);
CREATE INDEX client_group_record_record ON client_group_record (record_id, group_id);

CREATE TABLE portal_entry (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    -- 'all' or 'groups'
    audience TEXT NOT NULL,
    place BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (organisation_id, template_key)
);

CREATE TABLE portal_entry_group (
    entry_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    PRIMARY KEY (entry_id, group_id)
);
CREATE INDEX portal_entry_group_group ON portal_entry_group (group_id, entry_id);

-- Where a template stands. Without a row it is shared and in no folder.
CREATE TABLE template_place (
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    folder TEXT,
    is_private BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, template_key)
);

-- What the portal shows besides, in which order. Without a row a module is as it comes.
CREATE TABLE portal_module (
    organisation_id TEXT NOT NULL,
    module TEXT NOT NULL,
    is_on BIGINT NOT NULL,
    place BIGINT NOT NULL,
    -- The announcement, or a link a line.
    content TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, module)
);

-- What somebody types from a device of theirs besides a password. An account is one per server; the organisation is the
-- one it was set up in.
CREATE TABLE second_factor (
    account_id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    -- Encrypted with a key made from the server's own.
    secret_sealed TEXT NOT NULL,
    -- The last step that was used: no code counts twice.
    step BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    -- None until a first code was typed.
    confirmed_at BIGINT
);

CREATE TABLE recovery_code (
    account_id TEXT NOT NULL,
    code_hash TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account_id, code_hash)
);

-- What an organisation asks of everybody who signs in as a member.
CREATE TABLE sign_in_rule (
    organisation_id TEXT PRIMARY KEY,
    needs_second_factor BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
