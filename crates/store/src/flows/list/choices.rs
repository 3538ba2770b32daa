//! What a list of flows offers to choose from: the reader's views, templates, owners.

use crate::{
    Db, DbError, Viewer,
    row::{params, row, words},
};
use model::Id;

words! {
    pub enum ChoiceOf {
        View = "view",
        Template = "template",
        /// A member who is there.
        Owner = "owner",
    }
}

row! {
    /// One of them.
    pub struct Choice {
        pub of: ChoiceOf,
        /// Id, or key of the template.
        pub key: String,
        pub name: String,
        /// Of a view: what stands behind the question mark of the list's address.
        pub query: String,
    }
}

/// A template has the name of its newest version.
pub(super) const TEXT: &str = "SELECT c.what, c.chosen, c.name, c.query FROM ( \
     SELECT 'view' AS what, id AS chosen, name, query, id AS sorted FROM saved_view WHERE person_id = $2 AND organisation_id = $1 \
     AND list = 'flows' \
     UNION ALL SELECT 'template', v.template_key, v.name, '', v.template_key FROM template_version v \
     WHERE v.organisation_id = $1 AND v.version = (SELECT MAX(n.version) FROM template_version n \
     WHERE n.organisation_id = $1 AND n.template_key = v.template_key) \
     UNION ALL SELECT 'owner', m.person_id, p.name, '', p.name FROM member m JOIN person p ON p.id = m.person_id \
     WHERE m.organisation_id = $1 AND m.disabled_at IS NULL) c ORDER BY c.what, c.sorted, c.chosen LIMIT 7000";

/// Views oldest first, templates by key, members by name.
pub async fn choices(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<Choice>, DbError> {
    db.fetch_all(super::CHOICES, params![&viewer.organisation, person]).await
}
