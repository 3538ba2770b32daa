-- How the organisation shows itself.
CREATE TABLE brand (
    organisation_id TEXT PRIMARY KEY,
    -- #rrggbb
    color TEXT,
    -- Of the picture.
    logo_hash TEXT,
    updated_at BIGINT NOT NULL
);

-- Pictures we wrote anew from their pixels, by the SHA-256 of their bytes; the bytes in base 64.
CREATE TABLE picture (
    organisation_id TEXT NOT NULL,
    hash TEXT NOT NULL,
    media_type TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, hash)
);

-- Where mails go out. Without a row they wait.
CREATE TABLE mail_server (
    organisation_id TEXT PRIMARY KEY,
    host TEXT NOT NULL,
    port BIGINT NOT NULL,
    tls TEXT NOT NULL,
    user_name TEXT,
    -- Encrypted with a key made from the server's own.
    password_sealed TEXT,
    sender TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- The first steps of an organisation. Without a row they are long done.
CREATE TABLE setup (
    organisation_id TEXT PRIMARY KEY,
    -- Of the one-time link that makes the first admin; none before it was printed and after it was used.
    token_hash TEXT UNIQUE,
    closed_at BIGINT
);
