-- Pieces of what search finds take turns: whoever writes one says which turn it was read in, so that of two nodes none
-- writes over what is newer.
CREATE TABLE search_turn (
    one BIGINT PRIMARY KEY,
    turn BIGINT NOT NULL
);
INSERT INTO search_turn (one, turn) VALUES (1, 0);

-- What an organisation has, in an order that nothing changes: its archive, the check of its logs and erasing walk it, past
-- nobody else's. A flow has one first entry in its log, which is never written again: its index costs a start one row and
-- a command nothing, and leads to whatever belongs to flows. The others have a condition, always true, so that only what
-- repeats it is led by them: whatever looks for little of a firm must not begin with all of it.
CREATE UNIQUE INDEX flow_log_first ON flow_log (organisation_id, flow_id) WHERE seq = 1;
CREATE INDEX person_of_organisation ON person (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX record_of_organisation ON record (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX contact_of_organisation ON contact (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX record_event_of_organisation ON record_event (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX record_message_of_organisation ON record_message (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX message_of_organisation ON message (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX file_of_organisation ON file (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX saved_view_of_organisation ON saved_view (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX absence_of_organisation ON absence (organisation_id, id) WHERE organisation_id <> '';
CREATE INDEX access_group_member_of_organisation ON access_group_member (organisation_id, person_id, access_group_id) WHERE organisation_id <> '';
CREATE INDEX member_group_member_of_organisation ON member_group_member (organisation_id, group_id, person_id) WHERE organisation_id <> '';
CREATE INDEX client_group_record_of_organisation ON client_group_record (organisation_id, group_id, record_id) WHERE organisation_id <> '';
-- Links of an assignment are found among those of its flow.
DROP INDEX magic_link_assignment;
-- Archives that are being written go on in another order, so they begin anew; bytes without a row are swept.
DELETE FROM organisation_export_piece
    WHERE export_id IN (SELECT e.id FROM organisation_export e WHERE e.status = 'running');
UPDATE organisation_export SET part = 0, after_key = '', after_number = 0, pieces = 0, rows_written = 0, size_bytes = 0
    WHERE status = 'running';
