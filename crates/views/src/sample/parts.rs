//! Every part on one page, in each of its states: what pages are put together from.

use super::{Sample, asked, at, deadline, local, public, staff_shell, text};
use crate::{
    Markup,
    part::{
        Due, Holder, Next, Stored, copy, derivation, due, file_line, given_file, hand_over, handed_over,
        held_by, mark, moment, relay, seen, stages, talk,
    },
    shell::Place,
};
use maud::html;

const HOLDERS: [Holder; 4] = [Holder::Us, Holder::Client, Holder::ThirdParty, Holder::Waiting];

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let main = html! {
        div."px-4"."pt-7"."pb-12"."lg:px-8" {
            h1."text-2xl"."font-semibold"."tracking-tight" { "Parts" }
            (who_holds())
            (time())
            (given())
            (said())
            (part("Buttons", &buttons()))
        }
    };
    vec![Sample::page("parts", staff.page("Parts", Place::Home, main))]
}

fn part(name: &str, shown: &Markup) -> Markup {
    html! { section { h2."mt-6"."text-lg"."font-semibold" { (name) } div."mt-3" { (shown) } } }
}

fn who_holds() -> Markup {
    let texts = local().texts();
    let next = [
        Next { holder: Holder::Us, who: text("Tom Okafor"), what: text("checks both documents.") },
        Next { holder: Holder::Client, who: text("You"), what: text("choose a time for a first call.") },
    ];
    let stages_of_all = public::stages();
    html! {
        (part("Who holds it", &html! {
            @for holder in HOLDERS { p { (held_by(holder, Some("Helen Brandt"), texts)) } }
            @for holder in HOLDERS { (mark(holder)) " " }
        }))
        (part("Relay", &html! {
            @for holder in HOLDERS { p { (relay(&stages_of_all, holder, texts)) } }
            (stages(&stages_of_all, Holder::Client, &local()))
        }))
        (part("Handing over", &html! { (hand_over(&next)) @for holder in HOLDERS { (handed_over(holder)) } }))
    }
}

fn time() -> Markup {
    let clock =
        |until: &str, since: &str, whole_day: bool| Due { at: at(until), since: Some(at(since)), whole_day };
    let all = [
        clock("2026-03-16T17:00:00Z", "2026-03-10T09:00:00Z", false),
        clock("2026-03-17T12:00:00Z", "2026-03-10T09:00:00Z", false),
        clock("2026-03-19T16:00:00Z", "2026-03-17T09:00:00Z", false),
        clock("2026-04-30T23:00:00Z", "2026-03-17T09:00:00Z", true),
    ];
    html! {
        (part("Deadlines", &html! { @for one in &all { p { (due(one, &local())) } } }))
        (part("Moments", &html! { p { (moment(at("2026-03-16T17:00:00Z"), &local())) } }))
        (part("How a deadline came about", &derivation(&deadline::with_holiday(), &local())))
    }
}

fn given() -> Markup {
    let texts = local().texts();
    let kept = asked::file("f1", "passport.pdf", 812_000, Stored::Given);
    let draft = asked::file("f2", "bill.pdf", 64_000, Stored::Draft);
    html! {
        (part("Files", &html! {
            p { (file_line(&kept, texts)) }
            (given_file(&draft, Some("/a/sample-token/files/bill/removal"), texts))
        }))
        (part("What was given before", &seen(&asked::seen(), texts)))
        (part("An address to copy", &copy("Start Link", "https://flows.sampleco.example/s/sample", texts)))
    }
}

fn said() -> Markup {
    part("Messages", &talk(&public::talk(), &local()))
}

fn buttons() -> Markup {
    html! {
        button."btn"."btn-primary" type="button" { "Send" } " "
        button."btn"."btn-outline"."border-edge" type="button" { "Later" } " "
        a."link-brand" href="/templates" { "A link" } " "
        span."tag" { "draft" }
    }
}
