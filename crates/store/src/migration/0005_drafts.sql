-- A half-filled form belongs to who typed it and, outside, to the device it was typed on: a link alone shows nothing of
-- it elsewhere. `place` is that device's; a member, who signs in, has one draft everywhere and an empty place. A start
-- form, which is nobody's yet, has its own id in `draft_of` and nothing in the two others.
CREATE TABLE draft_typed (
    draft_of TEXT NOT NULL,
    person_id TEXT NOT NULL,
    place TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    entries TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (draft_of, person_id, place)
);

INSERT INTO draft_typed (draft_of, person_id, place, organisation_id, entries, updated_at)
    SELECT d.assignment_id, COALESCE(a.person_id, ''), '', d.organisation_id, d.entries, d.updated_at
    FROM draft d JOIN assignment a ON a.id = d.assignment_id;

DROP TABLE draft;

ALTER TABLE draft_typed RENAME TO draft;

CREATE INDEX draft_sweep ON draft (updated_at);
