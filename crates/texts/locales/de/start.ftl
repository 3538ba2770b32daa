# Startlinks: wo Besucher einen Vorgang starten.
start-next = Wie es dann weitergeht
start-name = Ihr Name
start-email = E-Mail
start-email-hint = Hierhin senden wir Ihren persönlichen Link.
start-send = Senden
start-means = Wir verwenden Ihre Angaben nur hierfür. Sie erhalten einen persönlichen Link per E-Mail; ein Passwort brauchen Sie nicht.
start-problem-name = Ihr Name: { $problem }
start-problem-email = E-Mail: { $problem }
start-get-link = erhalten eine E-Mail mit Ihrem persönlichen Link und öffnen ihn.
start-we-look = sehen uns Ihre Angaben an und schreiben Ihnen, sobald Sie wieder an der Reihe sind.
start-started = „{ $what }“ hat begonnen.
start-mailed = Wir haben Ihnen einen Link an { $address } gesendet. Er führt Sie zum nächsten Schritt; ein Passwort brauchen Sie nicht.
start-nothing-arrived = Nach einigen Minuten ist nichts angekommen? Sehen Sie im Ordner für unerwünschte E-Mails nach. Diese Seite können Sie schließen.
start-sent-before = Dieses Formular wurde schon einmal mit anderen Angaben gesendet, und diese haben wir. Senden Sie es nur noch einmal, um ein zweites Mal zu starten.
start-offline-means = Es geht nichts verloren: Ihre Angaben bleiben in diesem Fenster erhalten. Senden Sie noch einmal, sobald Sie wieder verbunden sind.
