-- Which tags a kind has, however many other kinds have.
CREATE INDEX record_tag_kind ON record_tag (organisation_id, kind, tag_folded, tag);
