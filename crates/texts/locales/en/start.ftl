# Start Links: where a visitor starts a flow.
start-next = What happens then
start-name = Your name
start-email = E-mail
start-email-hint = We send your personal link here.
start-send = Send
start-means = We use your answers only for this. A personal link comes by mail; you need no password.
start-problem-name = Your name: { $problem }
start-problem-email = E-mail: { $problem }
start-get-link = get a mail with your personal link, and open it.
start-we-look = look at what you give us and write to you when it is your turn again.
start-started = “{ $what }” has started.
start-mailed = We sent you a link by mail, to { $address }. It leads to what comes next; you need no password.
start-nothing-arrived = Nothing arrived after some minutes? Look into the folder for unwanted mail. You can close this page.
start-sent-before = This form was sent before, with other answers, and we have those. Send it again only to start a second time.
start-offline-means = Nothing is lost: what you typed is kept in this window. Send again once you are connected.
