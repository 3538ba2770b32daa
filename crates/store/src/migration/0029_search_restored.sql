-- What came back with a backup and is to be found again, the newest first: numbered apart from what has changed since,
-- which is read before it.
-- sqlite:
CREATE TABLE search_restored (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL
);
-- postgres:
CREATE TABLE search_restored (
    place BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL
);

-- postgres:
-- A batch of starts is noted at once, not row by row.
CREATE FUNCTION search_note_made() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_queue (kind, item_id) SELECT TG_ARGV[0], m.id FROM made m;
    RETURN NULL;
END $$;
CREATE FUNCTION search_note_contacts() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_queue (kind, item_id) SELECT 'record', m.record_id FROM made m;
    RETURN NULL;
END $$;
DROP TRIGGER search_record_made ON record;
CREATE TRIGGER search_record_made AFTER INSERT ON record REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION search_note_made('record');
DROP TRIGGER search_flow_made ON flow;
CREATE TRIGGER search_flow_made AFTER INSERT ON flow REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION search_note_made('flow');
DROP TRIGGER search_contact_made ON contact;
CREATE TRIGGER search_contact_made AFTER INSERT ON contact REFERENCING NEW TABLE AS made
    FOR EACH STATEMENT EXECUTE FUNCTION search_note_contacts();
CREATE TRIGGER search_contact_gone AFTER DELETE ON contact
    FOR EACH ROW EXECUTE FUNCTION search_note_contact();
-- Each row changes once, soon after it was made: with room beside it the change touches no index.
ALTER TABLE step_run SET (fillfactor = 50);
-- both:
-- People are found by their address alone (person_address).
DROP INDEX person_email;
