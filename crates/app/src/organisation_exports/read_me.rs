//! What stands beside the data, so that whoever opens the archive in ten years can read it.

use store::exports::{OrganisationExport, parts::PARTS};

const LEAD: &str = "\
An archive of everything an organisation keeps in Baton.

FORMAT
Each folder holds one kind of thing, as files of lines in their order: 000001.jsonl, 000002.jsonl and so on. Each line
is one JSON object in UTF-8. Fields that end in \"_id\" name the \"id\" of something in another folder. Times (fields that
end in \"_at\", and \"at\") are microseconds since 1 January 1970, 00:00 UTC. 0 and 1 stand for no and yes.

The folder files/ holds documents under their id and name. file_list/ says of each what it is, where it was given and by
whom, and its SHA-256. What was erased has a line there and no document.

flow_log/ is what happened in each flow, in order (\"flow_id\", \"seq\"). Each line's \"hash\" is the SHA-256, in hex, of the
JSON array [flow_id, seq, command_id, actor, at, previous_hash, events] with keys sorted and without spaces; the first
\"previous_hash\" is 64 zeros. Events hold SHA-256(salt followed by the JSON of a value) in the place of each value; the
values with their salts stand in flow_values/ under the same \"flow_id\" and \"seq\".

Rows that were changed while the archive was written may stand in it as they were before or after.

NOT IN IT
Passwords, second factors, keys, links, codes, sessions, the password of the mail server, and whatever is on its way:
half-filled forms, mails that wait, tables that are being imported.

FOLDERS
";

pub(super) fn read_me(export: &OrganisationExport) -> String {
    let mut text = LEAD.to_owned();
    for part in PARTS {
        let columns: Vec<&str> =
            part.columns.iter().map(|column| column.strip_prefix("json:").unwrap_or(column)).collect();
        text.push_str(&format!("{}: {}\n", part.name, columns.join(", ")));
    }
    text.push_str(&format!("\nAsked for at {} ({}).\n", export.created_at, export.id));
    text
}
