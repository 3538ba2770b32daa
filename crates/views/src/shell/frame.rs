//! The page around a start form that another website shows in a frame: nothing but the form, whose height the other
//! page is told.

use super::{
    Public,
    head::{Head, document},
};
use maud::{Markup, html};

impl Public {
    /// `origins`: who is told, with blanks between them.
    pub fn frame_page(&self, title: &str, origins: &str, main: Markup) -> Markup {
        let head = Head {
            title,
            brand: &self.brand,
            language: self.local.language,
            stylesheet: "public.css",
            script: "public.js",
            description: None,
            body_class: "text-md",
            manifest: false,
        };
        document(&head, html! { main #main."w-full"."px-1"."py-2" data-frame-origins=(origins) { (main) } })
    }
}
