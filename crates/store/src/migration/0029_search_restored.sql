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
