-- Beginnings of words are words of the index on PostgreSQL: it finds what has two of them without looking at all that has
-- either. SQLite keeps beginnings of its own.
-- postgres:
-- Two to ten letters, behind the mark where there is one; longer beginnings are looked for among whole words.
CREATE FUNCTION search_beginnings(words text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    word text;
    mark integer;
    found text[] := string_to_array(words, ' ');
BEGIN
    FOREACH word IN ARRAY found LOOP
        mark := CASE WHEN left(word, 1) = '^' THEN 1 ELSE 0 END;
        FOR letters IN 2..least(length(word) - mark - 1, 10) LOOP
            found := found || left(word, mark + letters);
        END LOOP;
    END LOOP;
    RETURN array_to_tsvector(found);
END $$;
ALTER TABLE search_item DROP COLUMN tokens;
ALTER TABLE search_item ADD COLUMN tokens tsvector GENERATED ALWAYS AS (search_beginnings(words)) STORED;
CREATE INDEX search_item_flows ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'flow';
CREATE INDEX search_item_messages ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'message';
CREATE INDEX search_item_files ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'file';
CREATE INDEX search_item_records ON search_item USING gin (tokens) WITH (fastupdate = off)
    WHERE kind IS NOT DISTINCT FROM 'record';
-- Fewer are gathered: each costs more than a row of a list that is walked.
CREATE OR REPLACE FUNCTION search_few(kind text, asked text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 100
    SET enable_seqscan = off SET enable_indexscan = off SET enable_bitmapscan = on SET jit = off AS $$ BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT s.number FROM search_item s WHERE s.kind IS NOT DISTINCT FROM %L AND s.tokens @@ CAST(%L AS tsquery) LIMIT 2001',
        kind, asked);
END $$;
