//! What somebody copies into a page of their own, so that the start form runs inside it.

use super::show::StartLink;

impl StartLink {
    /// HTML: a frame with the form, and the script that gives it its height. `title` names the form to screen readers.
    pub fn snippet(&self, title: &str) -> String {
        format!(
            "<iframe src=\"{}?frame=yes\" title=\"{}\" data-baton-frame style=\"width:100%;height:48rem;border:0\"></iframe>\n\
             <script src=\"{}/assets/embed.js\" async></script>",
            self.url,
            escaped(title),
            self.address,
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_place() {
        let link = StartLink {
            enabled: true,
            slug: "s".to_owned(),
            url: "https://flows.example/s/s".to_owned(),
            address: "https://flows.example".to_owned(),
            owner: None,
            initializer: None,
            uses: 0,
            used_at: None,
            origins: Vec::new(),
        };
        let snippet = link.snippet("R&D \"new\" <script>");
        assert!(snippet.contains("title=\"R&amp;D &quot;new&quot; &lt;script&gt;\""), "{snippet}");
        assert!(snippet.contains("src=\"https://flows.example/s/s?frame=yes\""), "{snippet}");
        assert!(snippet.contains("src=\"https://flows.example/assets/embed.js\""), "{snippet}");
    }
}
