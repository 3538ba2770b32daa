-- Start Links: how often each was used, and which pages elsewhere may show its form in a frame.
ALTER TABLE template_settings ADD COLUMN start_uses BIGINT NOT NULL DEFAULT 0;
ALTER TABLE template_settings ADD COLUMN start_used_at BIGINT;
-- One origin in each line.
ALTER TABLE template_settings ADD COLUMN start_origins TEXT NOT NULL DEFAULT '';
