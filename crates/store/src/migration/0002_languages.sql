-- Which language people read, and in which zone they live. NULL: as their browser says, else as the organisation does.
ALTER TABLE organisation ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE person ADD COLUMN language TEXT;
ALTER TABLE person ADD COLUMN zone TEXT;
