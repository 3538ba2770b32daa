-- Looks: a picture beside the sign-in of the portal, words below public pages and mails, a host name of its own.
ALTER TABLE brand ADD COLUMN sign_in_hash TEXT;
ALTER TABLE brand ADD COLUMN footer TEXT;
-- In lower case, as browsers write it, without a port.
ALTER TABLE brand ADD COLUMN host TEXT;
CREATE UNIQUE INDEX brand_host ON brand (host);
CREATE INDEX picture_hash ON picture (hash);

-- Start Links sent by mail: one row for each address. Its id is that of its row in the outbox, which says what became
-- of it; both are kept for a month.
CREATE TABLE start_link_sending (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    template_key TEXT NOT NULL,
    -- The person, or the key.
    sender_id TEXT NOT NULL,
    email TEXT NOT NULL,
    -- What the sender wrote with it; may be empty.
    message TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Flows that were started from this mail.
    uses BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX start_link_sending_newest ON start_link_sending (organisation_id, template_key, id);
CREATE INDEX start_link_sending_sender ON start_link_sending (organisation_id, sender_id, created_at);
CREATE INDEX start_link_sending_email ON start_link_sending (organisation_id, email, created_at);
CREATE INDEX start_link_sending_old ON start_link_sending (created_at);
