# The first steps: from an empty folder to the first flow.
setup-title = Welcome to Baton
setup-lead = Two short questions, then your first flow is a few minutes away. This link works once.
setup-firm = Your organisation
setup-organisation = Name
setup-organisation-hint = As clients know you. It stands on every page and mail they get.
setup-you = You
setup-you-lead = The first member, who may do everything and invites the others.
setup-name = Your name
setup-email = Your e-mail
setup-email-hint = You sign in with it.
setup-password = Password
setup-button = Set up and sign in
setup-next = Next: where mails go out. You can leave that for later.

setup-steps-title = First steps
setup-steps-left = { $count ->
    [one] One short step left.
   *[other] { $count } short steps left, then your first flow runs.
}
setup-steps-hide = Hide this list
setup-done = done, { $what }
setup-step-organisation = Name your organisation
setup-step-mail = Say where mails go out
setup-step-mail-minutes = 2 min
setup-step-mail-text = Clients are asked by mail. Until a mail server is set up, mails are kept and you read them in the mailbox.
setup-step-mail-button = Set up mail
setup-step-mail-mailbox = Open the mailbox
setup-step-mail-shown = mails are shown in the mailbox
setup-step-template = Choose a first workflow
setup-step-template-minutes = 1 min
setup-step-template-text = Start with one you run every week. You can change every word of it before a client sees it.
setup-use = Use { $name }
setup-library = All templates that come with Baton
setup-own = Write one of your own
setup-step-flow = Start the first flow
setup-step-flow-minutes = 1 min
setup-step-flow-text = Try it as a client would: open the Start Link, or send it to somebody. Or start it yourself for a client you name.
setup-start-link = Start Link of { $name }
setup-step-flow-open = Open the Start Link
setup-step-flow-button = Start { $name }
setup-step-members = Invite the people who work on it
setup-step-members-minutes = 2 min
setup-step-members-text = Whoever you add gets a link to choose a password, and takes part in the groups you put them into.
setup-step-members-button = Add members
setup-steps-of = { $count ->
    [one] 1 step
   *[other] { $count } steps
}
setup-link-dead-title = This link has been used
setup-link-dead-text = Baton is set up already, or it was started anew and printed another link. If it was you who set it up, sign in.
