//! Forms as they stand in pages: what a browser would send of one untouched.

/// The fields of the last form that is sent to `action`; none where there is no such form.
pub fn find(html: &str, action: &str) -> Option<Vec<(String, String)>> {
    let forms = html.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap());
    let is_it = |form: &&str| attribute(form.split('>').next().unwrap(), "action").as_deref() == Some(action);
    let form = forms.filter(is_it).last()?;
    let mut fields = Vec::new();
    for piece in form.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let Some(name) = attribute(tag, "name") else { continue };
        let kind = attribute(tag, "type").unwrap_or_default();
        let chosen = !matches!(kind.as_str(), "checkbox" | "radio") || tag.contains(" checked");
        match tag.split(' ').next().unwrap() {
            "input" if chosen && !matches!(kind.as_str(), "file" | "submit") => {
                fields.push((name, attribute(tag, "value").unwrap_or_default()));
            }
            // The line break that begins it is no part of it.
            "textarea" => fields.push((name, unescaped(text.strip_prefix('\n').unwrap_or(text)))),
            "select" => fields.push((name, selected(form, tag))),
            _ => {}
        }
    }
    Some(fields)
}

/// The same where it has to be.
#[track_caller]
pub fn form(html: &str, action: &str) -> Vec<(String, String)> {
    find(html, action).unwrap_or_else(|| unreachable!("no form for {action} in {html}"))
}

fn selected(form: &str, select: &str) -> String {
    let inside = form.split(select).nth(1).unwrap().split("</select>").next().unwrap();
    let options: Vec<&str> =
        inside.split("<option").skip(1).map(|option| option.split('>').next().unwrap()).collect();
    let chosen = options.iter().find(|option| option.contains(" selected")).or(options.first());
    chosen.and_then(|option| attribute(option, "value")).unwrap_or_default()
}

pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let mark = format!(" {name}=\"");
    tag.split(&mark).nth(1).map(|rest| unescaped(rest.split('"').next().unwrap()))
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
