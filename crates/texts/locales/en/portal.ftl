# The portal for clients, and what admins decide about it.
portal-code-wrong = That code is not right, or it is no longer valid. Look again, or have us mail you a new one.
portal-password-wrong = Address and password do not fit together. You can also have us mail you a code.
portal-factor-wrong = That code is not right, or it was used already. Type the one your app shows now, or one of your recovery codes.
portal-factor-over = That took too long. Please sign in again.
portal-factor-taken = You have a second step already. End it first to set up another device.
portal-record-choose = Choose for whom you start this.
portal-offer-missing = Choose a template whose Start Link is switched on.
portal-offer-taken = This template is published already. Change its entry instead.
portal-unfit-private = Private: share the template first.
portal-unfit-folder = In the folder { $folder }: move the template out of it first.
portal-unfit-off = Its Start Link is switched off.
portal-entries-max = A portal has { $count } entries at most. Remove one first.
portal-groups-choose = Choose at least one group, or all clients.
portal-group-taken = There is a group called { $name } already.
portal-link-wrong = Write a name and an address in each line, like “Our prices https://firm.example/prices”. This one is not: { $line }
portal-links-max = { $count } links at most.
portal-start = Start
portal-home = Home
portal-messages = Messages
portal-files = Files
portal-profile = Profile
portal-sections = Sections
portal-sign-in-title = Sign in
portal-sign-in-lead = Clients of { $organisation } sign in here. We mail you a code, so you need no password.
portal-send-code = Mail me a code
portal-with-password = Use my password
portal-by-code = Have a code mailed instead
portal-no-sign-in = If we sent you a link to do one thing, you need no sign-in: just open it.
portal-remember = Stay signed in on this device
portal-code-title = Look into your mails
portal-code-sent = If { $address } is known here, a code of six digits is on its way to it. It works for ten minutes.
portal-sign-in-button = Sign in
portal-other-address = Use another address
portal-factor-title = One more step
portal-factor-lead = Open the app on your device and type the code it shows for this account.
portal-factor-hint = Six digits, or one of your recovery codes
portal-begin-again = Begin again
portal-good-morning = Good morning, { $name }
portal-good-afternoon = Good afternoon, { $name }
portal-good-evening = Good evening, { $name }
portal-flow-for = { $flow }, for { $record }
portal-do-files = Send documents
portal-do-form = Fill in
portal-do-approval = Decide
portal-do-acknowledgement = Read and confirm
portal-your-flows = Your flows
portal-no-flows = Nothing is under way. We write to you when something begins.
portal-no-flows-start = Nothing is under way. Press Start to begin something.
portal-more-flows = Show older ones
portal-more = Show more
portal-ended = { $count ->
    [one] One finished flow
   *[other] { $count } finished flows
}
portal-ended-title = Finished flows
portal-ended-none = Nothing is finished yet.
portal-since = since { $date }
portal-stage = { $name }, { $place } of { $count }
portal-looked-on-means = You play no part in this one, and see how far it is because you may see everything of { $record }. Messages and documents in it are seen by those who take part.
portal-last-message = Last message
portal-links = Links
portal-messages-none = No messages yet. Open one of your flows to write to us.
portal-files-none = Documents you send us, or get from us, are listed here.
portal-acting-title = Who are you acting for?
portal-acting-lead = You see what belongs to it, and start things in its name. You can change this at any time.
portal-acting-change = Act for somebody else
portal-acting-now = now
portal-acting-all = { $name }, everything
portal-start-title = What would you like to start?
portal-start-none = There is nothing you can start here. Write to us if you need something.
portal-start-choose-one = Choose what to start.
portal-continue = Continue
portal-start-cancel = Cancel
portal-start-for = For whom?
portal-start-choose = Choose
portal-start-now = Start
portal-saved = Saved.
portal-password-why = Set one if you would rather type a password than wait for a code.
portal-password-set = Set password
portal-remembered = stays signed in
portal-factor-page = Second step at sign-in
portal-factor-what = A code from an app on your device, besides your password or the mailed code. Whoever reads your mails cannot sign in then.
portal-factor-is-on = On. You are asked for a code of your app when you sign in.
portal-factor-manage = Recovery codes, or end it
portal-factor-set-up = Set it up
portal-factor-required = Your organisation asks everybody for a second step. Set yours up to go on.
portal-factor-app = Open an authenticator app on your device. If you read this on it, open it here:
portal-factor-open = Open in the app
portal-factor-key = Else add an account in the app by hand, with this key:
portal-factor-type = Type the code that the app shows now.
portal-factor-confirm = Switch on
portal-factor-on = { $left ->
    [0] It is on. You have no recovery codes left: make new ones.
    [one] It is on. One recovery code is left.
   *[other] It is on. { $left } recovery codes are left.
}
portal-factor-new-codes = New recovery codes
portal-factor-end = End the second step
portal-factor-codes = Keep these recovery codes in a safe place. Each lets you in once if you do not have your device. They are not shown again.
portal-factor-kept = I have kept them
portal-admin-menu = Client portal
portal-admin-title = Client portal
portal-admin-lead = Clients sign in at
portal-admin-entries = Client-Initiated Flows
portal-admin-entries-lead = What clients may start by themselves, in this order.
portal-admin-new = New Flow
portal-admin-no-entries = Clients cannot start anything yet. Publish a template whose Start Link is on.
portal-admin-up = Move { $name } up
portal-admin-down = Move { $name } down
portal-admin-modules = Modules
portal-admin-modules-lead = What clients find besides their flows, in this order.
portal-admin-save-of = Save { $name }
portal-module-announcement = Announcement
portal-module-announcement-means = A few words for everybody, at the top of the first page.
portal-module-announcement-text = Words
portal-module-messages-means = The last words of each flow.
portal-module-files-means = All documents they gave or were given.
portal-module-links-means = Addresses they often need, at the end of the first page.
portal-module-links-text = A name and an address in each line
portal-admin-groups = Client groups
portal-admin-groups-lead = Sets of clients, partners or others. An entry can be for some of them only.
portal-admin-group-counts = { $records ->
    [one] One record
   *[other] { $records } records
} · { $entries ->
    [one] may start one more
   *[other] may start { $entries } more
}
portal-admin-group-new = New group
portal-admin-group-create = Create
portal-admin-new-title = New flow for clients
portal-admin-no-offers = No template has its Start Link on. Switch it on at the template first.
portal-admin-to-templates = To the templates
portal-admin-template = Template
portal-admin-template-hint = Templates whose Start Link is on.
portal-admin-entry-title = Title
portal-admin-entry-title-hint = As clients say it, for example “Report a new employee”.
portal-admin-entry-description = Description
portal-admin-audience = Who may start it
portal-admin-all = All clients
portal-admin-some = Only these groups
portal-admin-no-groups = There are no groups yet.
portal-admin-publish = Publish
portal-admin-remove = Remove from the portal
portal-admin-remove-means = Clients cannot start it any more. Flows that were started go on.
portal-admin-group-name = Name
portal-admin-group-records = In this group
portal-admin-group-empty = Nobody yet.
portal-admin-take-out = Take { $name } out
portal-admin-put-in = Add { $name }
portal-admin-add = Add
portal-admin-group-add = Add somebody
portal-admin-group-search = Name or address of a record
portal-admin-search = Search
portal-admin-no-hits = Nothing found.
portal-admin-group-delete = Delete group
portal-admin-group-delete-title = Delete { $name }?
portal-admin-group-unused = It is used nowhere. The records in it stay as they are.
portal-admin-group-used = { $count ->
    [one] One entry of the portal is for this group:
   *[other] { $count } entries of the portal are for this group:
}
portal-admin-group-then = What was for this group alone can be started by nobody then, until you choose others. The records in it stay as they are.
portal-admin-nobody = nobody, until you choose groups
portal-place-title = Where it stands
portal-place-folder = Folder
portal-place-folder-hint = Leave it empty for none. Only templates in no folder can be published to the portal.
portal-place-private = Private: only builders start it
portal-factor-rule = Every member needs one
portal-factor-rule-save = Save
portal-factor-lost = Device lost
portal-factor-lost-means = Ends the second step and signs them out. Make sure first who asks you.
portal-mails = Which mails you get
portal-mails-hint = What is due soon always comes at once. Everything is here as well.
portal-mails-needed = Only what needs you
portal-factor-scan = Scan this with the app on your other device.
