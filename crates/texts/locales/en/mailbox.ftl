# The mailbox: mails of a demo, and those that wait until a mail server is set up.
mailbox-title = Mailbox
mailbox-lead-demo = Mails of this demo, as they would have been sent. Nothing leaves this machine.
mailbox-lead-waits = Mails that wait until a mail server is set up. Then they leave, as far as they are still needed, and this page goes.
mailbox-set-up = Set up mail
mailbox-back = Back
mailbox-empty = No mail yet. Start a flow, and its first mail stands here.
mailbox-again = Look again
mailbox-to = to { $address }
mailbox-to-whom = To { $address }
mailbox-follow = Follow the link in this mail
mailbox-frame = The mail as it looks
mailbox-text-part = Text part
