# Members, groups, and what lies with them.
member-title = Members
member-none-yet = Nobody else yet. Whoever you add gets a link to choose a password.
member-column-member = Member
member-column-groups = Groups
member-column-may = May
member-column-state = State
member-may-admin = Admin
member-may-builder = Builder
member-may-staff = Staff
member-may-auditor = Auditor
member-may-admin-hint = Everything: members, keys, organisation, every template and flow
member-may-builder-hint = Writes and publishes templates, sets up Start Links
member-may-staff-hint = Starts flows, works in them, answers clients
member-may-auditor-hint = Reads flows and the audit log, changes nothing
member-state-active = Active
member-state-invited = Invited
member-state-disabled = Disabled since { $date }
member-you = you
member-add = Add a member
member-name = Name
member-email = E-mail
member-permissions = Permissions
member-groups = Groups
member-add-button = Add member
member-save = Save
member-back = Back
member-link-mailed = The link is on its way to { $name } by mail. You can also pass it on yourself. It works once, until { $until }.
member-link-shown = Give this link to { $name }. It is shown only now and works once, until { $until }.
member-link-label = One-time link
member-link-new = New password link
member-link-new-hint = { $name } chooses a new password with it and is signed out everywhere. Links given out before stop working.
member-link-invite = Invitation link
member-link-invite-hint = { $name } has not chosen a password yet. Links given out before stop working.
member-sign-out = Sign out everywhere
member-sign-out-hint = { $name } is signed out at once on every device and can sign in again. For a lost phone, also send a new password link.
member-disable = Disable…
member-disable-hint = { $name } can no longer sign in and gets no more work. Nothing that was done is lost.
member-enable = Enable again
member-enable-hint = { $name } can sign in again, with the permissions and groups below.
member-disable-title = Disable { $name }?
member-disable-signs-out = Is signed out at once, on every device, and cannot sign in again.
member-disable-pools = { $count ->
    [0] Has picked up no work of a group.
    [one] One thing picked up from a group goes back to it, for others to pick up.
   *[other] { $count } things picked up from groups go back to them, for others to pick up.
}
member-disable-alone = { $count ->
    [0] Nothing else waits for them.
    [one] One thing waits for them alone. It stays open until its owner says who does it.
   *[other] { $count } things wait for them alone. They stay open until their owners say who does them.
}
member-disable-owned = { $count ->
    [0] Owns no running flow.
    [one] Owns one running flow. It goes on; admins act in the owner’s place.
   *[other] Owns { $count } running flows. They go on; admins act in the owner’s place.
}
member-disable-kept = What was done, said and decided stays in every history. You can enable { $name } again at any time.
member-disable-confirm = Disable { $name }
member-groups-title = Groups
member-groups-lead = A group can play a role: any of its members may pick the work up.
member-groups-empty = No group yet. Templates name the groups they need.
member-group-new = New group
member-group-add = Add
member-group-count = { $count ->
    [0] nobody
    [one] 1 member
   *[other] { $count } members
}
member-group-title = Group { $name }
member-group-lead = Whoever is in it may pick up its work. Flows that are under way are told.
member-group-members = Members
member-group-save = Save group
member-no-permission = Choose at least one permission.
member-last-admin = Nobody else is an admin. Make somebody else one first.
member-not-disabled = This member is not disabled.
member-disabled-before = This member was disabled before.
member-not-oneself = You cannot disable yourself. Ask another admin.
member-opens-another = This sign-in opens another organisation too. The member has to reset it themselves.
member-there-already = { $email } is a member already.
