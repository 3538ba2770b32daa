-- What search finds: the words of records, flows, messages and files. Derived from their tables and written anew from
-- them at any time, so that no backup holds it.

-- What has changed and is to be read again, noted by whatever changed it, in its own transaction.
-- sqlite:
CREATE TABLE search_queue (
    place INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL
);
-- postgres:
CREATE TABLE search_queue (
    place BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL
);

-- One thing that can be found. `number` begins with the kind (a million million each); within it, what came later has a
-- higher one. `words` has the words without case and accents, the word a name begins with once more behind `^`, and a sign
-- each for organisation, access group and owner.
-- sqlite:
CREATE TABLE search_item (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    flow_id TEXT,
    words TEXT NOT NULL,
    UNIQUE (kind, item_id)
);
-- postgres:
CREATE TABLE search_item (
    number BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    item_id TEXT NOT NULL,
    organisation_id TEXT NOT NULL,
    flow_id TEXT,
    words TEXT NOT NULL,
    tokens tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED,
    UNIQUE (kind, item_id)
);
-- Searches would have to read whatever waits to be sorted in. The condition is written so that no other index serves it.
CREATE INDEX search_item_flows ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'flow';
CREATE INDEX search_item_messages ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'message';
CREATE INDEX search_item_files ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'file';
CREATE INDEX search_item_records ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'record';
-- Some of those that have the words. Planned for the words of the day, and by the index of words alone: everything else
-- is planned once, for keys, on these connections.
CREATE FUNCTION search_gather(kind text, asked text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 500
    SET enable_seqscan = off SET enable_indexscan = off SET enable_bitmapscan = on SET jit = off AS $$ BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT s.number FROM search_item s WHERE s.kind IS NOT DISTINCT FROM %L AND s.tokens @@ CAST(%L AS tsquery) LIMIT 1000',
        kind, asked);
END $$;
-- both:
CREATE INDEX search_item_flow ON search_item (flow_id, kind) WHERE flow_id IS NOT NULL;

-- sqlite:
-- Beginnings are kept as they are typed, so that the newest of many is found without looking at all of them. What is taken
-- out is overwritten at once: it may have to be erased.
CREATE VIRTUAL TABLE search_flow USING fts5 (
    words, content = 'search_item', content_rowid = 'number', detail = 'none', prefix = '2 3 4 5 6 7 8 9 10',
    tokenize = "ascii tokenchars '^'"
);
INSERT INTO search_flow (search_flow, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_flow_in AFTER INSERT ON search_item WHEN new.kind = 'flow' BEGIN
    INSERT INTO search_flow (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER search_flow_out AFTER DELETE ON search_item WHEN old.kind = 'flow' BEGIN
    INSERT INTO search_flow (search_flow, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER search_flow_anew AFTER UPDATE OF words ON search_item WHEN new.kind = 'flow' BEGIN
    INSERT INTO search_flow (search_flow, rowid, words) VALUES ('delete', old.number, old.words);
    INSERT INTO search_flow (rowid, words) VALUES (new.number, new.words);
END;
CREATE VIRTUAL TABLE search_message USING fts5 (
    words, content = 'search_item', content_rowid = 'number', detail = 'none', prefix = '2 3 4 5 6 7 8 9 10',
    tokenize = "ascii tokenchars '^'"
);
INSERT INTO search_message (search_message, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_message_in AFTER INSERT ON search_item WHEN new.kind = 'message' BEGIN
    INSERT INTO search_message (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER search_message_out AFTER DELETE ON search_item WHEN old.kind = 'message' BEGIN
    INSERT INTO search_message (search_message, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER search_message_anew AFTER UPDATE OF words ON search_item WHEN new.kind = 'message' BEGIN
    INSERT INTO search_message (search_message, rowid, words) VALUES ('delete', old.number, old.words);
    INSERT INTO search_message (rowid, words) VALUES (new.number, new.words);
END;
CREATE VIRTUAL TABLE search_file USING fts5 (
    words, content = 'search_item', content_rowid = 'number', detail = 'none', prefix = '2 3 4 5 6 7 8 9 10',
    tokenize = "ascii tokenchars '^'"
);
INSERT INTO search_file (search_file, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_file_in AFTER INSERT ON search_item WHEN new.kind = 'file' BEGIN
    INSERT INTO search_file (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER search_file_out AFTER DELETE ON search_item WHEN old.kind = 'file' BEGIN
    INSERT INTO search_file (search_file, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER search_file_anew AFTER UPDATE OF words ON search_item WHEN new.kind = 'file' BEGIN
    INSERT INTO search_file (search_file, rowid, words) VALUES ('delete', old.number, old.words);
    INSERT INTO search_file (rowid, words) VALUES (new.number, new.words);
END;
CREATE VIRTUAL TABLE search_record USING fts5 (
    words, content = 'search_item', content_rowid = 'number', detail = 'none', prefix = '2 3 4 5 6 7 8 9 10',
    tokenize = "ascii tokenchars '^'"
);
INSERT INTO search_record (search_record, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER search_record_in AFTER INSERT ON search_item WHEN new.kind = 'record' BEGIN
    INSERT INTO search_record (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER search_record_out AFTER DELETE ON search_item WHEN old.kind = 'record' BEGIN
    INSERT INTO search_record (search_record, rowid, words) VALUES ('delete', old.number, old.words);
END;
CREATE TRIGGER search_record_anew AFTER UPDATE OF words ON search_item WHEN new.kind = 'record' BEGIN
    INSERT INTO search_record (search_record, rowid, words) VALUES ('delete', old.number, old.words);
    INSERT INTO search_record (rowid, words) VALUES (new.number, new.words);
END;

CREATE TRIGGER search_record_made AFTER INSERT ON record BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('record', new.id);
END;
CREATE TRIGGER search_record_changed
AFTER UPDATE OF name, email, tags, access_group_id, owner_id, status, merged_into_id ON record
WHEN (old.name, old.email, old.tags, old.access_group_id, old.owner_id, old.status, old.merged_into_id)
    IS NOT (new.name, new.email, new.tags, new.access_group_id, new.owner_id, new.status, new.merged_into_id)
BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('record', new.id);
    -- The one it stands for, or stood for, is found by its name.
    INSERT INTO search_queue (kind, item_id) SELECT 'record', r.id FROM record r
        WHERE r.id IN (old.merged_into_id, new.merged_into_id);
END;
CREATE TRIGGER search_contact_made AFTER INSERT ON contact BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('record', new.record_id);
END;
CREATE TRIGGER search_contact_moved AFTER UPDATE OF record_id ON contact
WHEN old.record_id <> new.record_id BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('record', old.record_id), ('record', new.record_id);
END;
CREATE TRIGGER search_contact_gone AFTER DELETE ON contact BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('record', old.record_id);
END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF name, email ON person
WHEN (old.name, old.email) IS NOT (new.name, new.email) BEGIN
    INSERT INTO search_queue (kind, item_id) SELECT 'record', c.record_id FROM contact c WHERE c.person_id = new.id;
END;
CREATE TRIGGER search_flow_made AFTER INSERT ON flow BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('flow', new.id);
END;
CREATE TRIGGER search_flow_changed AFTER UPDATE OF name, access_group_id, owner_id ON flow
WHEN (old.name, old.access_group_id, old.owner_id) IS NOT (new.name, new.access_group_id, new.owner_id) BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('flow', new.id);
    INSERT INTO search_queue (kind, item_id) SELECT 'message', m.id FROM message m WHERE m.flow_id = new.id;
    INSERT INTO search_queue (kind, item_id) SELECT 'file', d.id FROM file d WHERE d.flow_id = new.id;
END;
CREATE TRIGGER search_message_made AFTER INSERT ON message BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('message', new.id);
END;
CREATE TRIGGER search_message_changed AFTER UPDATE OF body ON message WHEN old.body <> new.body BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('message', new.id);
END;
CREATE TRIGGER search_file_made AFTER INSERT ON file WHEN new.state = 'kept' BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('file', new.id);
END;
CREATE TRIGGER search_file_changed AFTER UPDATE OF name, state ON file
WHEN (old.name, old.state) IS NOT (new.name, new.state) BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('file', new.id);
END;

-- postgres:
CREATE FUNCTION search_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES (TG_ARGV[0], NEW.id);
    RETURN NULL;
END $$;
-- The one it stands for, or stood for, is found by its name.
CREATE FUNCTION search_note_record() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_queue (kind, item_id) SELECT 'record', i.id
        FROM unnest(ARRAY[NEW.id, OLD.merged_into_id, NEW.merged_into_id]) AS i (id) WHERE i.id IS NOT NULL;
    RETURN NULL;
END $$;
CREATE FUNCTION search_note_contact() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO search_queue (kind, item_id) VALUES ('record', NEW.record_id);
    END IF;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO search_queue (kind, item_id) VALUES ('record', OLD.record_id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION search_note_person() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_queue (kind, item_id) SELECT 'record', c.record_id FROM contact c WHERE c.person_id = NEW.id;
    RETURN NULL;
END $$;
CREATE FUNCTION search_note_flow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO search_queue (kind, item_id) VALUES ('flow', NEW.id);
    INSERT INTO search_queue (kind, item_id) SELECT 'message', m.id FROM message m WHERE m.flow_id = NEW.id;
    INSERT INTO search_queue (kind, item_id) SELECT 'file', d.id FROM file d WHERE d.flow_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER search_record_made AFTER INSERT ON record
    FOR EACH ROW EXECUTE FUNCTION search_note('record');
CREATE TRIGGER search_record_changed
    AFTER UPDATE OF name, email, tags, access_group_id, owner_id, status, merged_into_id ON record FOR EACH ROW
    WHEN ((OLD.name, OLD.email, OLD.tags, OLD.access_group_id, OLD.owner_id, OLD.status, OLD.merged_into_id)
        IS DISTINCT FROM (NEW.name, NEW.email, NEW.tags, NEW.access_group_id, NEW.owner_id, NEW.status, NEW.merged_into_id))
    EXECUTE FUNCTION search_note_record();
CREATE TRIGGER search_contact_made AFTER INSERT OR DELETE ON contact
    FOR EACH ROW EXECUTE FUNCTION search_note_contact();
CREATE TRIGGER search_contact_moved AFTER UPDATE OF record_id ON contact FOR EACH ROW
    WHEN (OLD.record_id <> NEW.record_id) EXECUTE FUNCTION search_note_contact();
CREATE TRIGGER search_person_changed AFTER UPDATE OF name, email ON person FOR EACH ROW
    WHEN ((OLD.name, OLD.email) IS DISTINCT FROM (NEW.name, NEW.email)) EXECUTE FUNCTION search_note_person();
CREATE TRIGGER search_flow_made AFTER INSERT ON flow
    FOR EACH ROW EXECUTE FUNCTION search_note('flow');
CREATE TRIGGER search_flow_changed AFTER UPDATE OF name, access_group_id, owner_id ON flow FOR EACH ROW
    WHEN ((OLD.name, OLD.access_group_id, OLD.owner_id) IS DISTINCT FROM (NEW.name, NEW.access_group_id, NEW.owner_id))
    EXECUTE FUNCTION search_note_flow();
CREATE TRIGGER search_message_made AFTER INSERT ON message
    FOR EACH ROW EXECUTE FUNCTION search_note('message');
CREATE TRIGGER search_message_changed AFTER UPDATE OF body ON message FOR EACH ROW
    WHEN (OLD.body <> NEW.body) EXECUTE FUNCTION search_note('message');
CREATE TRIGGER search_file_made AFTER INSERT ON file FOR EACH ROW
    WHEN (NEW.state = 'kept') EXECUTE FUNCTION search_note('file');
CREATE TRIGGER search_file_changed AFTER UPDATE OF name, state ON file FOR EACH ROW
    WHEN ((OLD.name, OLD.state) IS DISTINCT FROM (NEW.name, NEW.state)) EXECUTE FUNCTION search_note('file');

-- both:
-- What is there already, oldest first.
INSERT INTO search_queue (kind, item_id) SELECT 'record', r.id FROM record r ORDER BY r.created_at, r.id;
INSERT INTO search_queue (kind, item_id) SELECT 'flow', f.id FROM flow f ORDER BY f.started_at, f.id;
INSERT INTO search_queue (kind, item_id) SELECT 'message', m.id FROM message m ORDER BY m.created_at, m.id;
INSERT INTO search_queue (kind, item_id) SELECT 'file', d.id FROM file d WHERE d.state = 'kept' ORDER BY d.created_at, d.id;
