-- Business calendars, several per organisation, and who is away.

CREATE TABLE calendar (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    name TEXT NOT NULL,
    -- Counts for everything that names no other; exactly one is.
    is_default BIGINT NOT NULL,
    -- As people wrote it, JSON: zone, weekly hours, own holidays, exceptions.
    rules TEXT NOT NULL,
    -- Whose public holidays it keeps: ISO 3166 country, and the part of it.
    country TEXT,
    region TEXT,
    -- What flows are told, JSON: the rules with the public holidays of the years around now.
    calendar TEXT NOT NULL,
    version BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX calendar_name ON calendar (organisation_id, name);
CREATE UNIQUE INDEX calendar_default ON calendar (organisation_id) WHERE is_default = 1;

-- The one an organisation had until now.
INSERT INTO calendar (id, organisation_id, name, is_default, rules, country, region, calendar, version, updated_at)
    SELECT id, id, 'Standard', 1, calendar, NULL, NULL, calendar, 1, created_at FROM organisation;
ALTER TABLE organisation DROP COLUMN calendar;

-- Templates whose flows count in another than the organisation's.
CREATE TABLE template_calendar (
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    calendar_id TEXT NOT NULL,
    PRIMARY KEY (organisation_id, template_key)
);
CREATE INDEX template_calendar_calendar ON template_calendar (calendar_id);

-- Templates whose running flows have to be told that a calendar of theirs is another now. A row goes when all were.
CREATE TABLE calendar_telling (
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    -- Of the newest change.
    changed_at BIGINT NOT NULL,
    -- When they are told next.
    due_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, template_key)
);
CREATE INDEX calendar_telling_due ON calendar_telling (due_at);

CREATE TABLE absence (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    substitute_id TEXT NOT NULL,
    -- First and last day away, as written.
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    -- The same as instants, in the zone the person lived in: [from_at, until_at).
    from_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    -- When flows are told next: at its beginning, then at its end; NULL when that was done too.
    tell_at BIGINT,
    -- Taken back before its end: told once more, then gone.
    is_ended BIGINT NOT NULL
);
CREATE INDEX absence_current ON absence (organisation_id, from_at) WHERE tell_at IS NOT NULL;
CREATE INDEX absence_tell ON absence (tell_at) WHERE tell_at IS NOT NULL;
