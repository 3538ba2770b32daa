//! Shapes of answers for the OpenAPI document. `app` and the handlers write them; a test compares the two.

#![expect(dead_code, reason = "these shapes describe what others write")]

mod brand;
mod erasures;
mod start_links;

pub use brand::*;
pub use erasures::*;
pub use start_links::*;

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct Draft {
    key: String,
    version: i64,
    #[schema(example = "draft")]
    state: String,
    /// As in the header, without its quotes.
    etag: String,
    name: String,
    /// Worth a look, but no hindrance.
    warnings: Vec<String>,
}

#[derive(ToSchema)]
pub struct Publication {
    version: i64,
}

#[derive(ToSchema)]
pub struct Template {
    key: String,
    name: String,
    /// `draft` where there is one, else `published`.
    state: String,
    /// Of the draft; without one, `v<n>` of the newest version. As in the header, without its quotes.
    etag: String,
    /// The draft first, then published ones, newest first.
    versions: Vec<Version>,
}

#[derive(ToSchema)]
pub struct Version {
    version: i64,
    /// `draft`, `published` or `archived`.
    state: String,
    updated_at: String,
    published_at: Option<String>,
    /// Flows that run in it, paused ones included.
    running: i64,
}

#[derive(ToSchema)]
pub struct Templates {
    templates: Vec<TemplateLine>,
}

#[derive(ToSchema)]
pub struct TemplateLine {
    key: String,
    name: String,
    /// Newest published version.
    published: Option<i64>,
    draft: Option<i64>,
}

#[derive(ToSchema)]
pub struct Flow {
    id: String,
    /// `running`, `paused`, `completed` or `cancelled`.
    status: String,
    /// Key of the stage.
    stage: Option<String>,
    /// `us`, `client`, `third_party` or `waiting`.
    held_by: Option<String>,
    /// The earliest deadline of open steps and running clocks.
    next_due_at: Option<String>,
    /// `low`, `normal`, `high` or `urgent`.
    priority: String,
    /// A clock is past its amber mark, and nothing is red.
    amber: bool,
    /// A deadline was missed.
    red: bool,
    /// Those that have begun.
    clocks: Vec<FlowClock>,
    /// While it is paused: by whom, and why.
    paused: Option<Intervention>,
    /// In the order of the template.
    steps: Vec<Step>,
    /// `{start: {field: value}, STEP: {field: value}}`; a list is an array of its entries, each an object of its answers
    /// by field; an erased value is null.
    #[schema(value_type = Object)]
    data: (),
    owner: Option<Person>,
    record: Record,
    template: TemplateRef,
    started_at: Option<String>,
    ended_at: Option<String>,
    /// Number of the last log entry; after an act, of its own.
    seq: u64,
}

/// How a clock stands, as of the last act; `/times` says how its deadline came about.
#[derive(ToSchema)]
pub struct FlowClock {
    /// The clock's key, or `key@stage` where it runs in each stage.
    key: String,
    /// `running`, `paused`, `met`, `late` or `void`.
    status: String,
    started_at: String,
    /// While it stands still: what it was when it stopped.
    due_at: Option<String>,
    amber_at: Option<String>,
    stopped_at: Option<String>,
    /// Its amber mark was passed.
    amber: bool,
    /// Its deadline was missed.
    red: bool,
}

/// What the owner did, and why.
#[derive(ToSchema)]
pub struct Intervention {
    by: Option<Person>,
    at: String,
    /// Null once it is erased.
    reason: Option<String>,
}

/// How a flow stands with time.
#[derive(ToSchema)]
pub struct Times {
    custody: Custody,
    /// Steps that were reached, in reading order.
    steps: Vec<StepTimes>,
    /// Those that have begun, in the order of the template.
    clocks: Vec<ClockTimes>,
}

/// Who held the work how long, in microseconds; the five parts add up to `whole`.
#[derive(ToSchema)]
pub struct Custody {
    held_by: Option<String>,
    since: Option<String>,
    /// In business hours.
    us_inside: i64,
    us_outside: i64,
    client: i64,
    third_party: i64,
    waiting: i64,
    whole: i64,
}

#[derive(ToSchema)]
pub struct StepTimes {
    key: String,
    custody: Custody,
    /// Of the deadline that runs.
    due_at: Option<String>,
    derivation: Vec<DerivationEntry>,
}

#[derive(ToSchema)]
pub struct ClockTimes {
    /// The clock's key, or `key@stage` where it runs in each stage.
    key: String,
    name: String,
    stage: Option<String>,
    /// `running`, `paused`, `met`, `late` or `void`.
    status: String,
    /// `none`, `green`, `amber` or `red`.
    color: String,
    started_at: String,
    due_at: Option<String>,
    amber_at: Option<String>,
    stopped_at: Option<String>,
    /// Microseconds left, in working time where that is counted; below zero once late.
    remaining: Option<i64>,
    /// The owner set the deadline.
    by_hand: bool,
    derivation: Vec<DerivationEntry>,
}

/// One piece of the span between start and deadline; they touch and never overlap.
#[derive(ToSchema)]
pub struct DerivationEntry {
    from: String,
    until: String,
    /// `counted`, `outside_hours`, `closed_day`, `holiday`, `paused` or `adjusted`.
    why: String,
    rule: String,
    minutes: i64,
    /// For business days: how many have come so far, 0 for the day of the start.
    day: Option<u32>,
}

/// A flow after an act.
#[derive(ToSchema)]
pub struct Acted {
    #[schema(inline)]
    #[serde(flatten)]
    flow: Flow,
    /// Under which the act stands in the log.
    command_id: String,
}

/// Keys of steps, in reading order.
#[derive(ToSchema)]
pub struct Preview {
    back_to: Vec<String>,
    again: Vec<String>,
    interrupted: Vec<String>,
}

#[derive(ToSchema)]
pub struct Step {
    key: String,
    /// `form`, `file_request`, `approval`, `acknowledgement`, `task` or `message`.
    kind: String,
    /// `pending`, `preparing`, `open`, `in_review`, `done`, `skipped` or `withdrawn`.
    status: String,
    outcome: Option<String>,
    /// 0 before it was reached.
    attempt: u32,
    due_at: Option<String>,
    assignees: Vec<Assignee>,
    /// Where the owner left it out: by whom, and why.
    #[schema(required = false)]
    skipped: Option<Intervention>,
    /// Why nobody can do it until the owner acts.
    #[schema(required = false)]
    waits_for_owner: Option<WaitsForOwner>,
    #[schema(required = false)]
    documents: Vec<DocumentState>,
}

#[derive(ToSchema)]
pub struct Assignee {
    assignment: String,
    /// `act` or `review`.
    purpose: String,
    role: String,
    /// Nobody yet, where a group's work was not picked up.
    person: Option<Person>,
    #[schema(required = false)]
    group: Option<String>,
    /// Whose work it is, where this person stands in for somebody who is away.
    #[schema(required = false)]
    instead_of: Vec<Person>,
    /// Who may do it for them, because they lent it.
    #[schema(required = false)]
    lent: Option<Lent>,
    overdue: bool,
}

#[derive(ToSchema)]
pub struct Lent {
    to: Person,
    /// It may be past.
    #[schema(example = "2026-03-31T22:00:00Z")]
    until: String,
}

#[derive(ToSchema)]
pub struct WaitsForOwner {}

#[derive(ToSchema)]
pub struct DocumentState {
    key: String,
    /// `wanted`, `given`, `declined`, `accepted`, `returned` or `waived`.
    status: String,
    #[schema(value_type = Object)]
    files: (),
}

#[derive(ToSchema)]
pub struct Person {
    id: String,
    name: Option<String>,
}

#[derive(ToSchema)]
pub struct Record {
    id: String,
    kind: String,
    name: Option<String>,
}

#[derive(ToSchema)]
pub struct TemplateRef {
    key: String,
    version: i64,
}

#[derive(ToSchema)]
pub struct Flows {
    flows: Vec<FlowLine>,
    /// How many flows meet the filter; counting stops at 1 000, and where very many have the words asked for, at those on
    /// this page.
    count: i64,
    /// There are more than counted.
    count_stopped: bool,
    /// `cursor` of the next page.
    next: Option<String>,
    /// `before` of the page before.
    previous: Option<String>,
}

#[derive(ToSchema)]
pub struct FlowLine {
    id: String,
    status: String,
    stage: Option<String>,
    held_by: Option<String>,
    holder: Option<ListedHolder>,
    /// The earliest deadline of open steps and running clocks.
    next_due_at: Option<String>,
    /// A clock is past its amber mark, and nothing is red.
    amber: bool,
    /// A deadline was missed.
    red: bool,
    /// `low`, `normal`, `high` or `urgent`.
    priority: String,
    template: TemplateRef,
    record: Record,
    owner: Option<Person>,
    started_at: String,
    ended_at: Option<String>,
    updated_at: String,
}

/// Whoever of the holding party has had it longest.
#[derive(ToSchema)]
pub struct ListedHolder {
    /// Of a person, or of a group nobody of which has picked it up.
    name: String,
    is_group: bool,
    /// How many more of that party have it.
    others: i64,
    since: Option<String>,
}

#[derive(ToSchema)]
pub struct Log {
    entries: Vec<Entry>,
    /// Cursor of the next page.
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct Entry {
    /// From 1, without gaps.
    seq: i64,
    command_id: String,
    #[schema(value_type = Object)]
    actor: (),
    at: String,
    #[schema(value_type = Vec<Object>)]
    events: (),
    hash: String,
    previous_hash: String,
}

#[derive(ToSchema)]
pub struct Upload {
    #[schema(format = Binary)]
    file: String,
}

#[derive(ToSchema)]
pub struct File {
    id: String,
    field: String,
    name: String,
    size_bytes: i64,
    sha256: String,
    media_type: String,
}

#[derive(ToSchema)]
pub struct Audit {
    organisation: String,
    entries: Vec<AuditEntry>,
    /// Cursor of the next page.
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct AuditEntry {
    /// From 1, without gaps.
    seq: i64,
    #[schema(value_type = Object)]
    actor: (),
    at: String,
    #[schema(example = "member.added")]
    act: String,
    /// Id or key of what it was done to.
    subject: String,
    #[schema(value_type = Object)]
    details: (),
    hash: String,
    previous_hash: String,
}

#[derive(ToSchema)]
pub struct Calendars {
    calendars: Vec<Calendar>,
}

#[derive(ToSchema)]
pub struct Calendar {
    id: String,
    name: String,
    /// Counts for everything that names no other.
    default: bool,
    /// `DE`, `DE-BY`: whose public holidays it keeps.
    place: Option<String>,
    /// One more with each change.
    version: i64,
    /// IANA zone.
    zone: String,
    hours: Hours,
    /// Of its own.
    holidays: Vec<Holiday>,
    /// Of its place, last year to the year after next.
    public_holidays: Vec<Holiday>,
    /// `{"2026-12-31": ["09:00-12:00"]}`; an empty list is closed.
    #[schema(value_type = Object)]
    exceptions: (),
}

/// Each `09:00-17:00`; a day without any is closed.
#[derive(ToSchema)]
pub struct Hours {
    mon: Option<Vec<String>>,
    tue: Option<Vec<String>>,
    wed: Option<Vec<String>>,
    thu: Option<Vec<String>>,
    fri: Option<Vec<String>>,
    sat: Option<Vec<String>>,
    sun: Option<Vec<String>>,
}

#[derive(ToSchema)]
pub struct Holiday {
    date: String,
    name: Option<String>,
}

#[derive(ToSchema)]
pub struct CalendarSent {
    name: String,
    zone: String,
    hours: Hours,
    holidays: Option<Vec<Holiday>>,
    /// `{"2026-12-31": ["09:00-12:00"]}`; an empty list is closed.
    #[schema(value_type = Object)]
    exceptions: Option<()>,
    place: Option<String>,
    default: Option<bool>,
}

#[derive(ToSchema)]
pub struct TemplateCalendar {
    /// Its name; null for the organisation's own.
    calendar: Option<String>,
}

#[derive(ToSchema)]
pub struct Absences {
    absences: Vec<Absence>,
}

#[derive(ToSchema)]
pub struct Absence {
    id: String,
    /// Id of the member who is away.
    person: String,
    first_day: String,
    last_day: String,
    /// Id of the member who does their work.
    substitute: String,
    from: String,
    until: String,
    /// The substitute is disabled: nobody does the work.
    is_void: bool,
}

#[derive(ToSchema)]
pub struct AbsenceSent {
    #[schema(example = "2026-08-03")]
    first_day: String,
    /// Still away.
    last_day: String,
    /// Id of a member.
    substitute: String,
}
