# Personal links: the code that proves a device, and links that work no more.
link-code-title = Open what you gave
link-code-offered = So that nobody else can read it, we mail you a code of six digits first.
link-code-send = Mail me the code
link-code-sent = We mailed a code to { $address }. It works for ten minutes.
link-code-your-address = your address
link-code-label = Code
link-code-hint = Six digits
link-code-open = Open
link-code-again = Mail me another code
link-back = Back
link-dead-title = This link works no more
link-dead = Links end after a while, or when a newer one was sent. We can mail you a new one, to the address this one was sent to.
link-dead-send = Mail me a new link
link-dead-asked-title = Look into your mail
link-dead-asked = If the link was ours and something is still to do, a new one is on its way to the address it was first sent to.

# Something that was lent.
link-lent-back-title = This is no longer with you
link-lent-back = { $who } has it again. There is nothing left for you to do here.
link-lent-over-title = The time for this is over
link-lent-over = It was yours to do for a time only. { $who } has it again.
link-lent-ask = If you are still to do it, ask them to send you a new link.
link-lent-somebody = Whoever asked you
