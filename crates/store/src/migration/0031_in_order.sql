-- Pieces of what search finds take turns: whoever writes one says which turn it was read in, so that of two nodes none
-- writes over what is newer.
CREATE TABLE search_turn (
    one BIGINT PRIMARY KEY,
    turn BIGINT NOT NULL
);
INSERT INTO search_turn (one, turn) VALUES (1, 0);
