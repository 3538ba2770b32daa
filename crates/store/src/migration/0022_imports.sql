-- Records out of a table that somebody uploaded: looked through first, then written, a piece at a time.
CREATE TABLE record_import (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Who uploaded it, or the key that did.
    person_id TEXT,
    key_id TEXT,
    -- Which records they saw then, written as in queries; no others are touched.
    access TEXT NOT NULL,
    -- In which language rows that do not fit are explained.
    language TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- JSON list of what the columns are called, and of what becomes of each.
    columns TEXT NOT NULL,
    mapping TEXT NOT NULL,
    -- 1: a record with the same address is changed; else it stays as it is.
    changes_known BIGINT NOT NULL,
    -- 'uploaded', 'checking', 'checked', 'running', 'done' or 'cancelled'.
    status TEXT NOT NULL,
    total BIGINT NOT NULL,
    made BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    stayed BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    -- The piece that comes next.
    next_piece BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX record_import_newest ON record_import (organisation_id, kind, created_at, id);
CREATE INDEX record_import_active ON record_import (created_at, id) WHERE status IN ('checking', 'running');

-- Rows that wait to be written: JSON, a list of cells for each. They go as soon as they are.
CREATE TABLE record_import_piece (
    import_id TEXT NOT NULL,
    piece BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    lines TEXT NOT NULL,
    PRIMARY KEY (import_id, piece)
);

-- Rows that do not fit, as they came, and why. They go after some days.
CREATE TABLE record_import_failure (
    import_id TEXT NOT NULL,
    line BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    -- JSON list: column and sentence.
    problems TEXT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (import_id, line)
);
