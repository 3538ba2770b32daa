//! Writing down what somebody outside answered ("she phoned"): their own form, why, and what shows it.

use super::{FlowName, crumbs};
use crate::{
    act::{self, Act, Post},
    form::{self, FormPlace},
    part::{GivenFile, Stored, given_file, icon, icon_of, prose},
    paths,
    shell::{Place, Staff},
    words,
};
use maud::{Markup, html};
use model::definition::Outcome;
use texts::Texts;

/// Posted: as the step's own form, `reason`, and `file.recording-evidence`.
#[derive(Clone, Debug)]
pub struct RecordAnswer {
    pub flow: FlowName,
    pub step: String,
    /// Id and name of whose answer it is.
    pub person: String,
    pub name: String,
    /// Who reads this page and will stand in the log beside them.
    pub me: String,
    pub act: Act,
    pub reason: String,
    pub reason_error: Option<String>,
    /// What was uploaded to show it.
    pub evidence: Vec<GivenFile>,
    pub evidence_error: Option<String>,
}

/// The field of the files that show it.
const EVIDENCE: &str = "recording-evidence";

pub fn recording(staff: &Staff, page: &RecordAnswer) -> Markup {
    let texts = staff.local.texts();
    let at = paths::recording(&page.flow.id, &page.step, &page.person);
    let files = format!("{at}/files");
    let place = FormPlace {
        ids: "",
        files: Some(&files),
        file_bytes_max: staff.file_bytes_max,
        large: false,
        in_entry: false,
        texts,
    };
    let post = Post { action: at.clone(), files: files.clone(), hidden: staff.hidden("recording") };
    staff.page(
        texts.flow_recording_title(),
        Place::Flows,
        html! {
            div."px-4"."pt-5"."pb-12"."lg:px-8" {
                (crumbs(&page.flow, texts))
                h1."mt-1"."text-2xl"."font-semibold"."tracking-tight"."wrap-anywhere" { (texts.flow_recording_of(&page.name)) }
                p."mt-1"."max-w-[64ch]"."text-muted"."wrap-anywhere" { (texts.flow_recording_means(&page.me, &page.name)) }
                // Answers come as whole pages, so that uploads and corrections keep what is typed.
                form."mt-5"."flex"."max-w-2xl"."flex-col"."gap-6" method="post" action=(at) enctype="multipart/form-data" novalidate
                    data-controller="form" data-turbo="false" {
                    (why(page, place))
                    article."panel"."border-2"."border-client" aria-labelledby="asked" {
                        header."px-5"."pt-4"."max-sm:px-4" { h2 #asked."text-lg"."font-semibold"."wrap-anywhere" { (page.act.title) } }
                        div."flex"."flex-col"."gap-5"."px-5"."pt-3"."pb-5"."max-sm:px-4" {
                            @if let Some(text) = &page.act.text { div."flex"."max-w-[64ch]"."flex-col"."gap-2" { (prose(text)) } }
                            (act::body(&page.act, &post, place))
                        }
                        footer."act-bar" {
                            @for (at, outcome) in page.act.outcomes.iter().enumerate() { (button(page, at, *outcome, texts)) }
                            a."btn"."btn-ghost"."max-sm:col-span-2" href=(paths::flow(&page.flow.id)) { (texts.flow_back()) }
                            p."flex"."items-center"."gap-1.5"."text-sm"."text-muted"."max-sm:col-span-2"."sm:ms-auto" { (icon("mail")) (texts.flow_recording_receipt(&page.name)) }
                        }
                    }
                }
            }
        },
    )
}

/// Where there is one answer only, it need not be named.
fn button(page: &RecordAnswer, at: usize, outcome: Outcome, texts: Texts) -> Markup {
    let class = if at == 0 { "btn btn-primary max-sm:col-span-2" } else { "btn btn-outline border-edge" };
    let said = match page.act.outcomes.as_slice() {
        [_] => texts.flow_recording_write().to_owned(),
        _ => texts.flow_recording_write_outcome(words::outcome(outcome, texts)),
    };
    html! { button class=(class) name="outcome" value=(words::outcome_value(outcome)) formnovalidate[at > 0] { (said) } }
}

fn why(page: &RecordAnswer, place: FormPlace<'_>) -> Markup {
    let texts = place.texts;
    let removal = place.files.map(|files| format!("{files}/{EVIDENCE}/removal"));
    html! {
        div class=(form::frame_class(page.reason_error.is_some(), false)) {
            label for="reason" { (texts.flow_recording_reason()) }
            p #reason-hint { (texts.flow_recording_reason_hint()) }
            @if let Some(error) = &page.reason_error { (form::error_line("reason-error", error)) }
            textarea #reason."textarea"."w-full" name="reason" rows="2" aria-required="true" aria-describedby="reason-hint"
                aria-invalid=[page.reason_error.as_ref().map(|_| "true")] { "\n" (page.reason) }
        }
        fieldset."min-w-0" {
            legend."flex"."items-center"."gap-1.5"."font-medium" {
                (icon_of("paperclip", "icon text-muted")) (texts.flow_recording_evidence()) span."font-normal"."text-muted" { (texts.form_optional()) }
            }
            p."text-sm"."text-muted" { (texts.flow_recording_evidence_hint()) }
            @if let Some(error) = &page.evidence_error { div."field" { (form::error_line("evidence-error", error)) } }
            @for file in page.evidence.iter().filter(|file| file.stored == Stored::Draft) { (given_file(file, removal.as_deref(), texts)) }
            (form::chooser("file-recording-evidence", EVIDENCE, &[], place))
        }
    }
}
