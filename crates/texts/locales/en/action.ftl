# One thing to do, by a personal link.
action-asked-by = asked by { $who }
action-hello = Hello { $name },
action-by = By
action-for = For
action-so-far = So far
action-next = What happens next
action-progress = See the whole process
action-open-given = Open what you gave before
action-kept = You can stop and come back, what you added is kept.
action-keep = Save and continue later
action-kept-now = Saved. Open the link from your mail again whenever you like.
action-kept-here = No connection. What you typed is kept on this device.
action-offline = There is no connection right now
action-offline-means = Nothing is lost: what you typed is kept on this device. Send again once you are connected.
action-elsewhere = You began this on another device
action-elsewhere-means = So that nobody else can read what you typed, we mail you a code first.
action-elsewhere-code = Get a code to continue

# What happens next: who, then what.
action-we = We
action-you = You
action-next-documents = look at each document, and ask again only for one that is not right.
action-next-decision = read your decision and go on from there.
action-next-any = take it from there, and write to you when it is your turn again.
action-next-received = look at it, and write to you when it is your turn again.

# "Not for me".
action-not-mine = This is not for me
action-not-mine-means = { $who } then finds out who should do it. You need not do anything more.
action-not-mine-means-us = We then find out who should do it. You need not do anything more.
action-not-mine-note = Do you know whose it is?
action-not-mine-send = Give it back

# After it.
action-thanks = Thank you
action-thanks-name = Thank you, { $name }
action-arrived = { $count ->
    [0] We have received it.
    [one] Your document has arrived.
    [2] Both documents have arrived.
   *[other] Your { $count } documents have arrived.
}
action-decision-arrived = We have your decision.
action-sent-back = We have sent it back, with your words.
action-nothing-more = There is nothing more for you to do now.
action-more = One more thing waits for you:
action-more-count = { $count } more things wait for you:
action-receipt = Your receipt
action-received = Received
action-documents = Documents
action-answered = What you sent
action-close = You can close this page.

# Over.
action-done-title = This is done
action-done-since = We have it since { $when }. Thank you; there is nothing more for you to do here.
action-other-title = Somebody has done this already
action-other = Thank you; there is nothing more for you to do here.
action-withdrawn-title = This is not needed any more
action-withdrawn = Things have moved on, so you need not do it. Thank you all the same.
action-paused-title = This is paused for now
action-paused = Nothing is needed from you at the moment. This link keeps working, and what you typed here is kept until it goes on.
action-ended-title = This has ended
action-ended = The process this belonged to is over, so nothing is left to do here.
action-returned-title = This is no longer with you
action-returned-by = You told us { $when } that it is not for you. Thank you; { $who } is finding out who does it.
action-returned-by-us = You told us { $when } that it is not for you. Thank you; we are finding out who does it.
action-what-given = What you gave
action-open = Open what you gave
action-more-in-mail = { $count ->
    [one] One more thing waits for you: its link is in your mail.
   *[other] { $count } more things wait for you: their links are in your mail.
}
action-print = Print

# Lending: a client lets somebody else do one thing, for a time.
action-lend = Let somebody else do this
action-lend-title = Let somebody else do this
action-lend-back = Back
action-lend-means = They get a link by mail that opens this one thing and nothing else. You can take it back whenever you like, and still do it yourself.
action-lend-name = Their name
action-lend-email = Their e-mail address
action-lend-until = Until the end of this day
action-lend-until-hint = { $day } at the latest.
action-lend-note = A word to them
action-lend-kept = What they do counts for you. Both your names are kept with it.
action-lend-send = Send the link
action-lent-with = { $who } has this until { $when }
action-lent-with-somebody = Whoever you asked has this until { $when }
action-lent-still-yours = You can still do it yourself.
action-lent-end = Take it back
action-lent-for = { $whose } asks you to do this in their place
action-lent-for-until = Until { $when }. What you do counts for them, and both your names are kept with it.
action-lent-give-back-means = { $whose } has it again then and hears of it. You need not do anything more.
