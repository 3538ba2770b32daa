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
start-switched-off = This form was switched off while you had it open, so it was not sent. What you typed is still here: copy what you need, or send it again later. Ask us if you do not know why.
start-send-again = Please send it once more: a field that nobody sees was filled in, as robots do. Everything you typed is still here.
start-leave-empty = Leave this empty
start-problem-origin = “{ $origin }” is no address of a website. Write it with https:// and without a path, for example https://www.firm.example.
start-problem-origins-max = Name at most { $most } websites.
start-audit-origins-set = Changed which websites may show a start form
start-link-title = Start Link of { $name }
start-link-lead = A public page that starts “{ $name }”. Send its address, print its code, or show the form on your own website.
start-link-manage = Manage the Start Link
start-link-menu = Start Link…
start-link-menu-of = More for { $name }
start-link-open-template = Open
start-link-never-used = Not used yet.
start-link-used = { $count ->
    [one] Started one flow, on { $last }.
   *[other] Started { $count } flows, the last on { $last }.
}
start-link-initializer = Whoever fills it in plays the role “{ $role }”. The template says which.
start-link-initializer-none = The template does not say which role whoever starts it plays, so it cannot be switched on.
start-link-off = Switched off: the address, the code and the form on websites start nothing until it is on.
start-link-qr = QR code
start-link-qr-how = Leads to the same address. In your colour, darkened where a camera could not read it.
start-link-qr-svg = Download as SVG
start-link-qr-png = Download as PNG
start-link-embed = On your website
start-link-embed-how = Name the websites that may show the form, then copy the HTML into a page there. Its height follows by itself.
start-link-origins = Websites
start-link-origins-hint = One in each line, for example https://www.firm.example
start-link-origins-save = Save websites
start-link-snippet = HTML to copy
start-link-origins-first = Name a website first: until then browsers refuse to show the form there.
