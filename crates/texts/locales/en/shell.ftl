# What stands around every page.
shell-skip = Skip to content
shell-main = Main
shell-menu = Menu
shell-todo = To do
shell-flows = Flows
shell-templates = Templates
shell-mailbox = Mailbox
shell-organisation = Organisation
shell-mail = Mail
shell-members = Members
shell-keys = API keys
shell-start = Start
shell-account = { $name }, your account
shell-profile = Your profile
shell-licences = Licences of parts
shell-sign-out = Sign out
