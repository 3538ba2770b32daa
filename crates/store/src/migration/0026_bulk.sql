-- One act for many records, flows started or a message sent: looked at first, then done, a piece at a time.
CREATE TABLE bulk (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    -- 'start' or 'message'.
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Who asked for it, or the key that did; what they may do is looked up anew with each piece.
    person_id TEXT,
    key_id TEXT,
    -- In which language rows that cannot be done are explained.
    language TEXT NOT NULL,
    -- JSON: template, answers and people, or subject, text and who gets it. Emptied with the rows.
    what TEXT NOT NULL,
    -- JSON: ids, or the filter of a list.
    selection TEXT NOT NULL,
    -- Where the selection goes on.
    walked TEXT NOT NULL,
    -- 'checking', 'checked', 'running', 'done' or 'cancelled'.
    status TEXT NOT NULL,
    total BIGINT NOT NULL,
    ready BIGINT NOT NULL,
    lacking BIGINT NOT NULL,
    done BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    -- The last row that was carried out.
    carried_to BIGINT NOT NULL,
    -- Rises with each step, so that of two workers one is beaten.
    turn BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX bulk_active ON bulk (created_at, id) WHERE status IN ('checking', 'running');
CREATE INDEX bulk_newest ON bulk (organisation_id, created_at, id);

CREATE TABLE bulk_row (
    bulk_id TEXT NOT NULL,
    place BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    -- 'ready', 'lacking', 'done' or 'failed'.
    state TEXT NOT NULL,
    -- What came of it: a flow, or a message.
    result_id TEXT,
    -- JSON list: what is lacking, or why it failed, in the language of whoever asked.
    problems TEXT NOT NULL,
    PRIMARY KEY (bulk_id, place)
);
-- A record is met once, however its list changes while it is walked.
CREATE UNIQUE INDEX bulk_row_record ON bulk_row (bulk_id, record_id);
CREATE INDEX bulk_row_state ON bulk_row (bulk_id, state, place);

-- What was written to the people of a record, outside any flow.
CREATE TABLE record_message (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    record_id TEXT NOT NULL,
    bulk_id TEXT NOT NULL,
    author_id TEXT,
    author_name TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    -- How many people of the record it went to.
    people BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX record_message_record ON record_message (record_id, id);

-- Everything of an organisation as one archive, written a piece at a time, kept for some days.
CREATE TABLE organisation_export (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    -- Who asked for it, or the key that did.
    person_id TEXT,
    key_id TEXT,
    -- 'running', 'done' or 'gone'.
    status TEXT NOT NULL,
    -- The part that comes next, by number, and where in it.
    part BIGINT NOT NULL,
    after_key TEXT NOT NULL,
    after_number BIGINT NOT NULL,
    pieces BIGINT NOT NULL,
    rows_written BIGINT NOT NULL,
    -- Documents that lie beside, and their bytes.
    files BIGINT NOT NULL,
    size_bytes BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX organisation_export_newest ON organisation_export (organisation_id, created_at, id);
CREATE INDEX organisation_export_running ON organisation_export (created_at, id) WHERE status = 'running';

-- Packed pieces; their bytes lie with the documents, under ids of their own.
CREATE TABLE organisation_export_piece (
    export_id TEXT NOT NULL,
    piece BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    file_id TEXT NOT NULL,
    crc BIGINT NOT NULL,
    size_bytes BIGINT NOT NULL,
    packed_bytes BIGINT NOT NULL,
    PRIMARY KEY (export_id, piece)
);
CREATE INDEX organisation_export_piece_file ON organisation_export_piece (file_id);

-- Records by who may see them: whoever sees few of many finds them without passing the others.
CREATE INDEX record_group_name
    ON record (organisation_id, kind, status, access_group_id, name_folded, id);
CREATE INDEX record_group_changed
    ON record (organisation_id, kind, status, access_group_id, updated_at, id);
CREATE INDEX assignment_pool_flow ON assignment (pool_id, flow_id) WHERE pool_id IS NOT NULL;
