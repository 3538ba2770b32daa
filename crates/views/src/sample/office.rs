//! Samples of the organisation's own pages: looks, mail, members one by one, the library, the first steps.

use super::profile::no_absences;
use super::{Sample, asked, at, other_brand, public_shell, says, some, staff_shell, text};
use crate::{
    Public, Staff,
    form::Choice,
    pages::{
        member::{self, Disabling, May, MemberPage, MemberState},
        organisation::{self, MailForm, MailPage, MailWay, OrganisationForm, OrganisationPage, TrialOutcome},
        profile::Absences,
        session::{self, Forgotten},
        setup::{self, Begin},
        template::{self, Library},
    },
    part::{Checklist, MailStep, PickCard, ReadyStep, checklist},
    shell::Place,
};
use maud::html;
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let shell = public_shell();
    let branded = other_brand();
    let mut all = organisation_pages(&staff);
    all.extend(mail_pages(&staff));
    all.extend(member_pages(&staff));
    all.extend(vec![
        Sample::page("library", template::library(&staff, &library())),
        Sample::page("first-steps", first_steps(&staff, &fresh())),
        Sample::page("first-steps-ready", first_steps(&staff, &ready())),
        Sample::page("setup", setup::begin(&shell, &Begin { guess_zone: true, ..begin() })),
        Sample::page("setup-wrong", setup::begin(&shell, &wrong_begin())),
        Sample::page("password-forgotten", session::forgotten(&shell, &Forgotten::default())),
        Sample::page(
            "password-asked",
            session::forgotten(
                &shell,
                &Forgotten { asked: true, email: text("helen@sampleco.example"), ..Forgotten::default() },
            ),
        ),
        Sample::page(
            "sign-in-branded",
            session::sign_in(
                &Public { brand: branded.clone(), ..shell.clone() },
                &session::SignIn { not_set_up: true, ..session::SignIn::default() },
            ),
        ),
        Sample::page(
            "first-steps-branded",
            first_steps(&Staff { brand: branded, ..staff.clone() }, &fresh()),
        ),
    ]);
    all
}

fn organisation_pages(staff: &Staff) -> Vec<Sample> {
    let page = OrganisationPage {
        form: OrganisationForm {
            name: text("Sample & Co. Advisors"),
            zone: text("Europe/London"),
            color: text("#b0451f"),
            footer: super::brand().footer.unwrap_or_default(),
            host: text("portal.sampleco.example"),
            ..OrganisationForm::default()
        },
        name_place: None,
        zone_place: None,
        address: text("https://flows.sampleco.example"),
        address_place: some("--public-address"),
        address_is_local: false,
        logo_error: None,
        sign_in_error: None,
        host_address: some("https://portal.sampleco.example"),
    };
    let texts = super::local().texts();
    let pale = OrganisationPage {
        form: OrganisationForm {
            color: text("#f2c230"),
            color_error: some("pale"),
            footer: "x".repeat(600),
            footer_error: Some(texts.organisation_footer_wrong(500, 6)),
            host: text("https://portal.sampleco.example"),
            host_error: some(texts.organisation_own_host_wrong()),
            ..page.form.clone()
        },
        sign_in_error: some(texts.organisation_logo_svg()),
        host_address: None,
        ..page.clone()
    };
    let fixed = OrganisationPage {
        name_place: some("baton.toml:1"),
        zone_place: some("BATON_ZONE"),
        address: text("http://127.0.0.1:8080"),
        address_place: None,
        address_is_local: true,
        logo_error: Some(says(Texts::organisation_logo_not_a_picture)),
        ..page.clone()
    };
    vec![
        Sample::page(
            "organisation",
            organisation::show(&Staff { brand: other_brand(), ..staff.clone() }, &page),
        ),
        Sample::page("organisation-pale", organisation::show(staff, &pale)),
        Sample::page("organisation-fixed", organisation::show(staff, &fixed)),
    ]
}

fn mail_pages(staff: &Staff) -> Vec<Sample> {
    let form = MailForm {
        host: text("mail.sampleco.example"),
        port: text("587"),
        user: text("flows"),
        has_password: true,
        sender: text("flows@sampleco.example"),
        ..MailForm::default()
    };
    let saved = MailPage {
        way: MailWay::Saved,
        form: form.clone(),
        sender_fixed: None,
        my_address: text("helen@sampleco.example"),
        outcome: None,
        first_steps: false,
    };
    let sent = TrialOutcome { sent: true, answer: text("250 2.0.0 Ok: queued as 4F2A11") };
    let refused = TrialOutcome {
        sent: false,
        answer: text(
            "the mail server mail.sampleco.example:587 answered: permanent error (535): 5.7.8 bad credentials",
        ),
    };
    let wrong = MailForm {
        host_error: Some(says(Texts::organisation_host_wrong)),
        password_error: Some(says(Texts::organisation_password_missing)),
        ..form
    };
    let by_settings = MailWay::Fixed {
        server: text("mail.sampleco.example:587"),
        user: some("flows"),
        place: text("BATON_SMTP"),
    };
    let first = MailPage {
        way: MailWay::Waits,
        form: MailForm { port: text("587"), ..MailForm::default() },
        first_steps: true,
        ..saved.clone()
    };
    vec![
        Sample::page("mail", organisation::mail(staff, &saved)),
        Sample::page("mail-first", organisation::mail(staff, &first)),
        Sample::page(
            "mail-sent",
            organisation::mail(staff, &MailPage { outcome: Some(sent), ..saved.clone() }),
        ),
        Sample::page(
            "mail-refused",
            organisation::mail(staff, &MailPage { outcome: Some(refused), form: wrong, ..saved.clone() }),
        ),
        Sample::page("mail-fixed", organisation::mail(staff, &MailPage { way: by_settings, ..saved })),
    ]
}

fn member_pages(staff: &Staff) -> Vec<Sample> {
    let group = |id: &str, name: &str| Choice { value: text(id), label: text(name) };
    let page = MemberPage {
        has_second_factor: true,
        id: text("p2"),
        title: text("Tom Okafor"),
        name: text("Tom Okafor"),
        name_error: None,
        email: text("tom@sampleco.example"),
        may: May::usual(),
        may_error: None,
        all_groups: vec![group("g1", "Compliance"), group("g2", "Approvers")],
        groups: vec![text("g2")],
        state: MemberState::Active,
        is_me: false,
        refusal: None,
        one_time: None,
        absences: Absences { of: some("Tom Okafor"), ..no_absences() },
    };
    let gone = MemberPage {
        state: MemberState::Disabled { since: at("2026-03-12T09:00:00Z") },
        may: May::default(),
        may_error: Some(says(Texts::member_no_permission)),
        ..page.clone()
    };
    let disabling = Disabling {
        id: text("p2"),
        name: text("Tom Okafor"),
        from_groups: 2,
        alone: 1,
        owned: 4,
        refusal: None,
    };
    let nothing = Disabling {
        from_groups: 0,
        alone: 0,
        owned: 0,
        refusal: Some(says(Texts::member_last_admin)),
        ..disabling.clone()
    };
    vec![
        Sample::page("member", member::edit(staff, &page)),
        Sample::page(
            "member-invited",
            member::edit(staff, &MemberPage { state: MemberState::Invited, ..page }),
        ),
        Sample::page("member-disabled", member::edit(staff, &gone)),
        Sample::page("member-disable", member::disable(staff, &disabling)),
        Sample::page("member-disable-refused", member::disable(staff, &nothing)),
        Sample::page("group-empty", member::group(staff, &empty_group())),
        Sample::page("member-choose", member::edit(staff, &asked_again())),
    ]
}

fn empty_group() -> member::GroupPage {
    member::GroupPage {
        id: text("g3"),
        name: text("Tax"),
        all: asked::people(),
        members: Vec::new(),
        refusal: Some(says(Texts::problem_group_members)),
    }
}

fn asked_again() -> MemberPage {
    MemberPage {
        has_second_factor: false,
        id: text("p1"),
        title: text("Helen Brandt"),
        name: String::new(),
        name_error: Some(says(Texts::problem_name)),
        email: text("helen@sampleco.example"),
        may: May { admin: true, ..May::usual() },
        may_error: None,
        all_groups: Vec::new(),
        groups: Vec::new(),
        state: MemberState::Active,
        is_me: true,
        refusal: None,
        one_time: Some(member::OneTimeLink {
            name: text("Helen Brandt"),
            url: text("https://flows.sampleco.example/password/sample"),
            until: at("2026-03-20T10:20:00Z"),
            mailed: true,
        }),
        absences: no_absences(),
    }
}

pub(super) fn cards() -> Vec<PickCard> {
    let card = |key: &str, name: &str, description: &str, stages: &[&str], steps: usize| PickCard {
        key: text(key),
        name: text(name),
        description: some(description),
        stages: stages.iter().map(|stage| text(stage)).collect(),
        steps,
    };
    vec![
        card(
            "kyc-review",
            "KYC and compliance review",
            "We check who you are before we may work for you.",
            &["Documents", "Review", "Decision"],
            8,
        ),
        card(
            "tax-preparation",
            "Tax preparation",
            "From engagement to filing, one client at a time.",
            &["Engagement", "Documents", "Preparation", "Filing"],
            14,
        ),
    ]
}

fn library() -> Library {
    Library {
        fresh: cards().split_off(1),
        used: vec![(text("kyc-review"), text("KYC and compliance review"))],
    }
}

fn fresh() -> Checklist {
    Checklist {
        organisation: text("Sample & Co. Advisors"),
        mail: MailStep::Waits,
        template: None,
        library: cards(),
        has_flow: false,
        has_members: false,
    }
}

fn ready() -> Checklist {
    Checklist {
        mail: MailStep::Done { host: text("mail.sampleco.example") },
        template: Some(ReadyStep {
            key: text("kyc-review"),
            name: text("KYC and compliance review"),
            start_url: some("https://flows.sampleco.example/s/0123456789abcdef"),
        }),
        library: Vec::new(),
        ..fresh()
    }
}

fn first_steps(staff: &Staff, list: &Checklist) -> crate::Markup {
    staff.page(
        "Home",
        Place::Home,
        html! {
            div."px-4"."py-8"."lg:px-8" {
                h1."mb-6"."text-2xl"."font-semibold"."tracking-tight" { (says(|texts| texts.home_good_morning("Helen"))) }
                (checklist(staff, list))
            }
        },
    )
}

fn begin() -> Begin {
    Begin { action: text("/setup/sample"), zone: text("Europe/London"), ..Begin::default() }
}

fn wrong_begin() -> Begin {
    Begin {
        organisation: text(""),
        organisation_error: Some(says(Texts::problem_name)),
        email: text("helen@"),
        email_error: Some(says(Texts::field_email_ending)),
        password_error: Some(says(|texts| texts.problem_password_short(10))),
        name: text("Helen Brandt"),
        ..begin()
    }
}
