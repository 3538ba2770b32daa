//! What admins decide about the portal: entries, groups, modules; and where a template stands, which decides whether it
//! can be published.

mod entry;
mod group;
mod module;
mod overview;
mod place;

use crate::routes::{Routes, Who};
use views::paths;

pub fn routes(routes: Routes) -> Routes {
    let id = "{id}";
    routes
        .get(Who::Admin, paths::PORTAL_ADMIN, overview::show)
        .get(Who::Admin, paths::PORTAL_ENTRY_NEW, entry::new)
        .post(Who::Admin, paths::PORTAL_ENTRY_NEW, entry::create)
        .get(Who::Admin, paths::portal_entry(id), entry::edit)
        .post(Who::Admin, paths::portal_entry(id), entry::save)
        .post(Who::Admin, paths::portal_entry_move(id), entry::put_at)
        .post(Who::Admin, paths::portal_entry_deletion(id), entry::delete)
        .post(Who::Admin, paths::CLIENT_GROUPS, group::create)
        .get(Who::Admin, paths::client_group(id), group::show)
        .post(Who::Admin, paths::client_group(id), group::rename)
        .post(Who::Admin, paths::client_group_records(id), group::records)
        .get(Who::Admin, paths::client_group_deletion(id), group::ask)
        .post(Who::Admin, paths::client_group_deletion(id), group::delete)
        .post(Who::Admin, paths::portal_module("{module}"), module::save)
        .post(Who::Admin, paths::portal_module_move("{module}"), module::put_at)
        .post(Who::Builder, paths::template_place("{key}"), place::save)
}
