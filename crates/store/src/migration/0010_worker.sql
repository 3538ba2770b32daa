-- What the worker looks for, by keys, and what keeps mails from flooding people.

-- Flows whose time has come, a page after the other.
DROP INDEX flow_wake;
CREATE INDEX flow_wake ON flow (wake_at, id) WHERE wake_at IS NOT NULL;

-- Each kind of effect waits in a queue of its own.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (kind, not_before, id) WHERE done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_reminder ON outbox (flow_id, id)
    WHERE kind = 'reminder' AND done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX outbox_failed ON outbox (failed_at) WHERE failed_at IS NOT NULL;

-- Day, where its reader lives, on which a mail took its place among those of that day: taken once, however often it is
-- tried.
ALTER TABLE outbox ADD COLUMN slot_day BIGINT;

-- How somebody wants mails that can wait: 'digest', or none for at once.
ALTER TABLE person ADD COLUMN mails TEXT;

-- How many mails took a place on each day, counted in days since 1970.
CREATE TABLE mail_day (
    person_id TEXT NOT NULL,
    day BIGINT NOT NULL,
    organisation_id TEXT NOT NULL,
    taken BIGINT NOT NULL,
    PRIMARY KEY (person_id, day)
);
CREATE INDEX mail_day_sweep ON mail_day (day);

-- When somebody outside was last written to about something to do in a flow.
CREATE TABLE mail_last (
    person_id TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, flow_id)
);
CREATE INDEX mail_last_sweep ON mail_last (sent_at);

-- What was put off until the mail, itself a row of the outbox, that says several things at once.
CREATE TABLE notice (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    collection_id TEXT NOT NULL,
    flow_id TEXT,
    reference TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX notice_collection ON notice (collection_id, id);
