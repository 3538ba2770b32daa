-- Lists narrowed by words; lists of records kept under a name, as those of flows are.

-- postgres:
-- Those that have the words, one more than are gathered; planned as in search_gather.
CREATE FUNCTION search_few(kind text, asked text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 100
    SET enable_seqscan = off SET enable_indexscan = off SET enable_bitmapscan = on SET jit = off AS $$ BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT s.number FROM search_item s WHERE s.kind IS NOT DISTINCT FROM %L AND s.tokens @@ CAST(%L AS tsquery) LIMIT 2001',
        kind, asked);
END $$;
-- both:
ALTER TABLE flow_view RENAME TO saved_view;
-- 'flows', or 'records.' and the key of a kind.
ALTER TABLE saved_view ADD COLUMN list TEXT NOT NULL DEFAULT 'flows';
DROP INDEX flow_view_person;
CREATE INDEX saved_view_person ON saved_view (person_id, list, id);
