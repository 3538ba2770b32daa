# Records: lists, pages, acts.
record-kind-prospect = Prospect
record-kind-prospects = Prospects
record-kind-client = Client
record-kind-clients = Clients
record-kind-employee = Employee
record-kind-employees = Employees
record-kind-partner = Partner
record-kind-partners = Partners
record-kind-authorization = Authorization
record-kind-authorizations = Authorizations
record-kind-firm = The firm itself
record-field-name = Name
record-field-email = E-mail
record-field-owner = Owner
record-field-tags = Tags
record-field-status = Status
record-field-access-group = Who sees it
record-field-belongs-to = Belongs to
record-field-phone = Phone
record-field-address = Address
record-field-source = Came to us by
record-field-contract-start = Contract from
record-field-contract-end = Contract until
record-field-next-appointment = Next appointment
record-field-job-title = Job title
record-field-first-day = First day
record-field-last-day = Last day
record-field-emergency-contact = Emergency contact
record-field-service = Service
record-field-reference = Reference
record-field-units = Units
record-field-valid-from = Valid from
record-field-valid-until = Valid until

# Why something was not done.
record-kinds-max = There are { $count } kinds already, which is as many as there can be.
record-kind-there = There is a kind with the key { $key } already. Choose another.
record-kind-stays = This kind comes with Baton and stays.
record-kind-has-kinds = { $name } belong to it. Let them belong to another kind first.
record-kind-in-use = There are records of this kind. Convert or merge them first, or keep the kind.
record-kind-both-names = Give both names, or neither.
record-kind-key = Begin with a small letter; small letters, digits and underscores may follow, 64 at most. “new” is taken.
record-kind-owner = Choose a kind that is there, other than this one.
record-kind-stale = Somebody else has changed this kind. Look at it again, then repeat.
record-kind-no-launch = Records of this kind take part in flows of others; no flow is started from them.
record-kinds-unknown = The template names kinds of records there are not: { $missing }. Define them, or use one of { $known }.
record-firm-stays = The firm itself is always in use.
record-firm-is-one = There is one record of the firm itself.
record-access-group = Choose one of the groups in the list.
record-status-words = Write active or inactive.
record-belongs-to-missing = Choose the record it belongs to.
record-tags-max = Give at most { $count } tags.
record-email-taken = { $name } has this address already. Open it, or tick the box to keep both.
record-email-taken-hidden = Another record of this kind has this address already.
record-is-merged = This record was merged into another. Change that one.
record-changed-meanwhile = Somebody else has changed this record while you had it open.
record-convert-twice = { $name } is a client already.
record-convert-kind = Only a prospect can become a client.
record-convert-taken = There is a client with this address already: { $name }. Open it and merge the two, or change one address.
record-merge-same = These are one record already.
record-merge-kinds = Only records of one kind can be merged. Convert the prospect first.
record-unmerge-order = Another record was merged into this one later. Undo that first.
record-contact-there = This person is a contact here already.
record-contacts-max = A record has at most { $count } contacts.
record-contact-templates = Choose at least one template.

# Lists.
record-more = More
record-more-lead = Records of other kinds, and the firm itself.
record-new = New { $kind }
record-view-all = All
record-view-mine = Mine
record-view-archived = Archived
record-search = Name, e-mail or contact
record-search-label = Filter by words of name, e-mail, tags and contacts
record-tag = Tag
record-tag-any = any
record-owner-any = anyone
record-owner-me = me
record-owner-nobody = Nobody
record-status-active = In use
record-status-inactive = Archived
record-sort-name = Name, A to Z
record-sort-name-down = Name, Z to A
record-sort-newest = Changed last first
record-sort-oldest = Changed longest ago first
record-column-changed = Changed
record-shown = { $shown } of { $count }
record-shown-many = { $shown } of more than 1,000
record-pages = Pages
record-previous = Before
record-next = Next
record-none-here = There is nothing on this page any more.
record-first = To the first page
record-none-fits = Nothing fits these filters.
record-none-archived = Nothing is archived.
record-empty-prospects = Whoever asks about working with you stands here: those who use a Start Link come by themselves, others you add. From a prospect you start flows, and make a client of it when the time has come.
record-empty-clients = Everybody you work for stands here, with their flows, files, messages and people. Prospects become clients with one press; others you add.
record-empty-employees = The people who work with you stand here, so that you can onboard them, keep their details, and see them off.
record-empty-authorizations = What a client has had approved stands here. Add one from the page of the client.
record-empty-other = Nothing is here yet.

# The page of a record.
record-since = { $kind } since { $day }
record-since-before = { $kind } since { $day }, { $before } before
record-owned-by = Owner { $name }
record-owned-by-nobody = Nobody owns it
record-acts = Acts
record-start-workflow = Start Workflow
record-edit = Edit
record-convert = Make a client
record-merge = Merge with another…
record-archive = Archive
record-erase = Erase for good…
record-try-again = Try again
record-update-not-failed = This step has not failed to change the record. There is nothing to try again.
record-restore = Use again
record-is-archived = This record is archived: it is kept, and offered nowhere.
record-was-merged = This record was merged. What it held is now in
record-tabs = Parts of this record
record-tab-overview = Overview
record-tab-files = Files
record-tab-messages = Messages
record-tab-history = History
record-beside = About this record
record-running = Running flows
record-finished = Finished
record-more-flows = All flows in the history
record-no-flows = No flow runs for this record.
record-no-flows-yet = No flow runs for this record. Start one:
record-started = since { $day }
record-ended = finished { $day }
record-fields = Fields
record-change = Edit
record-no-fields = Nothing is written down yet.
record-contacts = Contacts
record-contact-add = Add
record-no-contacts = Nobody yet. Flows ask contacts for what they need.
record-none-yet = None yet.
record-merged-into-this = Merged into this one
record-unmerge = Undo
record-column-file = File
record-column-flow = Flow
record-column-giver = Given by
record-column-given = Given
record-no-files = Files that are given in flows of this record appear here.
record-no-messages = Messages that are written in flows of this record appear here.
record-no-history = Nothing has happened yet.
record-older = Older

# History.
record-did-created = { $who } made the record.
record-did-archived = { $who } archived it.
record-did-restored = { $who } took it out of the archive.
record-did-messaged = { $who } wrote to its people.
record-message-to = { $count ->
    [one] to one person
   *[other] to { $count } people
}
record-did-edited = { $who } changed { $fields }.
record-did-converted = { $who } made a client of the prospect.
record-did-contact-added = { $who } added { $name } as a contact.
record-did-contact-changed = { $who } changed the contact { $name }.
record-did-contact-removed = { $who } removed the contact { $name }.
record-did-merged = { $who } merged another record into this one:
record-did-merged-away = { $who } merged this record into another:
record-did-unmerged = { $who } undid the merge with
record-did-by-flow = A flow changed { $fields }:
record-did-by-flow-nothing = A flow changed this record:
record-did-flow-started = A flow began:
record-did-flow-completed = A flow was finished:
record-did-flow-cancelled = A flow was cancelled:
record-did-other = { $who } did something to it.
record-who-key = An API key
record-who-system = Baton
record-who-somebody = Somebody

# The form.
record-add = Add
record-save = Save
record-saving = Saving…
record-leave = Leave as it is
record-choose = Choose…
record-name-hint = Company or person.
record-name-fixed = The name is that of the organisation.
record-email-hint = Whoever starts a flow with this address is this record.
record-alike = Keep both records, although they have the same address
record-owner-hint = Answers for the record, and for flows that name nobody else.
record-access-group-hint = These members see the record and its flows, besides its owner and those who take part.
record-tags-hint = Words to find it by, with commas between them.
record-tags-hint-known = Words to find it by, with commas between them. There are: { $tags }
record-new-title = New { $kind }
record-meanwhile = This has changed while you had it open
record-meanwhile-line = { $who } changed { $fields }.
record-meanwhile-now = { $label } is now: { $value }
record-meanwhile-hint = Below stands what you have typed. Look at it once more; Save overwrites what others wrote.
record-nothing = nothing

# A contact.
record-contact-new = New contact
record-contact-email-hint = Links and messages go here.
record-contact-role = Their part
record-contact-role-hint = For example Finance director, or bookkeeper.
record-contact-primary = Primary contact
record-contact-primary-hint = Flows turn to them first.
record-primary = primary contact
record-may-start = May start
record-may-start-hint = In the portal, in the name of this record.
record-may-start-offered = Whatever is offered to clients
record-may-start-nothing = Nothing
record-may-start-named = Only what is ticked below
record-may-start-which = Which of them
record-sees-all = Sees all flows of this record
record-sees-all-hint = Else only those they have a part in.
record-rights-start-offered = May start what is offered
record-rights-start-nothing = May start nothing
record-rights-start-named = { $count ->
    [one] May start one flow
   *[other] May start { $count } flows
  }
record-rights-see-own = sees their own flows
record-rights-see-all = sees all flows
record-contact-remove = Remove
record-contact-remove-means = Flows they have a part in stay as they are.

# Converting and merging.
record-convert-title = Make { $name } a client
record-convert-keeps = Everything stays with the record: flows, files, messages, people and history. Running flows go on.
record-convert-from-now = From then on you can start: { $names }.
record-convert-no-longer = No longer, since they are for prospects: { $names }.
record-merge-title = Merge { $name } with another record
record-merge-ask = Which record is the same? Those with the same address or name stand first. Nothing is merged yet.
record-merge-none = No other record looks the same. Search by name, e-mail or contact.
record-merge-into = Merge { $other } into { $name }
record-merge-flows = { $count ->
    [one] one flow
   *[other] { $count } flows
}
record-merge-contacts = { $count ->
    [one] one contact
   *[other] { $count } contacts
}
record-merge-records = { $count ->
    [one] one record that belongs to it
   *[other] { $count } records that belong to it
}
record-merge-comes-along = Comes along: { $what }.
record-merge-undo-hint = You can undo it on the page of the record.
record-merge-do = Merge
record-merge-turn = Keep the other instead
record-merge-meanwhile = Below stands what the two have now. Look at it once more, then merge.
record-merge-differ = Where they differ
record-merge-empty = nothing
record-merge-taken = is taken over
record-merge-take = Take this one

# Kinds.
record-kinds-title = Kinds of records
record-kinds-lead = What you keep records of, and which fields each has. Templates name kinds by their keys.
record-kind-new = New kind
record-kind-column = Kind
record-kind-built-in = comes with Baton
record-kind-belongs-to = belongs to { $kind }
record-kind-no-fields = None
record-kind-launches = Offered
record-kind-launches-not = Not offered
record-kind-key-label = Key
record-kind-key-hint = Templates and the API name the kind by it; it stays. Small letters, digits and underscores, for example vessel.
record-kind-singular = Name of one
record-kind-plural = Name of several
record-kind-usual-name = Leave both names empty to call it as usual.
record-kind-belongs-to-hint = Each record of this kind then belongs to one of that kind and is listed on its page.
record-kind-belongs-to-none = Nothing
record-kind-launches-label = Flows can be started from its records
record-kind-fields-hint = In the order in which they are shown. A field you take away is no longer shown; what was written in it stays.
record-kind-more-fields = More rows
record-kind-field = Field
record-kind-field-number = Field { $number }
record-kind-field-label = Label
record-kind-field-key = Key
record-kind-field-type = Type
record-kind-field-details = Options with commas between; currency (EUR); decimals (2); kinds; group of the person
record-kind-field-required = Needed
record-kind-field-gone = Take away
record-kind-delete = Delete this kind
record-kind-delete-means = A kind can be deleted while there are no records of it.
record-kind-reset = Back to the usual fields
record-kind-reset-means = It gets the name and fields it came with. What was written in others stays and is not shown.
record-type-text = One line
record-type-long-text = Long text
record-type-number = Number
record-type-money = Money
record-type-date = Date
record-type-choice = One of several
record-type-several = Several of several
record-type-yes-no = Yes or no
record-type-email = E-mail
record-type-phone = Phone
record-type-address = Address
record-type-rating = Rating
record-type-person = Person of ours
record-type-records = Other records

# Steps that change the record, and their history.
record-kind-of-step = Record update
record-log-asked = The record is changed: { $step }.
record-log-failed-fit = The record could not be changed: in { $step } a value does not fit its field. The owner is asked.
record-log-failed-possible = The record could not be changed: what { $step } wants is not possible with it. The owner is asked.
record-log-failed-kind = The record could not be changed: { $step } names a kind there is not. The owner is asked.

# In the audit log.
record-audit-kind-created = Defined a kind of records
record-audit-kind-changed = Changed a kind of records
record-audit-kind-deleted = Deleted a kind of records
record-audit-kind-reset = Gave a kind of records its usual fields again
