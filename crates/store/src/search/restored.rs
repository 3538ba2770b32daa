//! Everything that can be found, noted anew: for a database whose rows came from somewhere else while nothing was noted,
//! and which has no words yet.

/// The newest first, whatever it is.
pub(crate) const NOTE_ALL: &str = "DELETE FROM search_queue; INSERT INTO search_restored (kind, item_id) \
    SELECT a.kind, a.id FROM (SELECT 'record' AS kind, r.id AS id, r.created_at AS at FROM record r \
    UNION ALL SELECT 'flow', f.id, f.started_at FROM flow f \
    UNION ALL SELECT 'message', m.id, m.created_at FROM message m \
    UNION ALL SELECT 'file', d.id, d.created_at FROM file d WHERE d.state = 'kept') a ORDER BY a.at DESC, a.id DESC";

/// The table it is noted in: databases of versions before do without.
pub(crate) const TABLE: &str = "search_restored";
