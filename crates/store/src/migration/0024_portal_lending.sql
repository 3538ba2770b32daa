-- What clients let others do for them, and how they want their mails.

-- Of a link to something that was lent: whose it is. `person_id` is who may do it until `expires_at`.
ALTER TABLE magic_link ADD COLUMN lender_id TEXT;
CREATE INDEX magic_link_lent ON magic_link (lender_id, assignment_id) WHERE lender_id IS NOT NULL;
