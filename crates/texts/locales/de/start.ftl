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
start-switched-off = Dieses Formular wurde abgeschaltet, während Sie es geöffnet hatten; es wurde nicht gesendet. Ihre Eingaben stehen noch hier: Kopieren Sie, was Sie brauchen, oder senden Sie später erneut. Fragen Sie uns, wenn Sie den Grund nicht kennen.
start-send-again = Bitte senden Sie noch einmal: Ein Feld, das niemand sieht, war ausgefüllt, wie Roboter es tun. Alle Ihre Eingaben stehen noch hier.
start-leave-empty = Bitte leer lassen
start-problem-origin = „{ $origin }“ ist keine Adresse einer Website. Schreiben Sie sie mit https:// und ohne Pfad, zum Beispiel https://www.firma.example.
start-problem-origins-max = Nennen Sie höchstens { $most } Websites.
start-audit-origins-set = Geändert, welche Websites ein Startformular zeigen dürfen
start-link-title = Startlink von { $name }
start-link-lead = Eine öffentliche Seite, die „{ $name }“ startet. Versenden Sie die Adresse, drucken Sie den Code oder zeigen Sie das Formular auf Ihrer eigenen Website.
start-link-manage = Startlink verwalten
start-link-menu = Startlink …
start-link-menu-of = Mehr zu { $name }
start-link-open-template = Öffnen
start-link-never-used = Noch nicht benutzt.
start-link-used = { $count ->
    [one] Hat einen Vorgang gestartet, am { $last }.
   *[other] Hat { $count } Vorgänge gestartet, den letzten am { $last }.
}
start-link-initializer = Wer es ausfüllt, übernimmt die Rolle „{ $role }“. So bestimmt es die Vorlage.
start-link-initializer-none = Die Vorlage sagt nicht, welche Rolle übernimmt, wer sie startet; deshalb lässt sich der Startlink nicht einschalten.
start-link-off = Abgeschaltet: Adresse, Code und Formular auf Websites starten nichts, bis der Startlink eingeschaltet ist.
start-link-qr = QR-Code
start-link-qr-how = Führt zur selben Adresse. In Ihrer Farbe, abgedunkelt, wo eine Kamera sie nicht lesen könnte.
start-link-qr-svg = Als SVG herunterladen
start-link-qr-png = Als PNG herunterladen
start-link-embed = Auf Ihrer Website
start-link-embed-how = Nennen Sie die Websites, die das Formular zeigen dürfen, und kopieren Sie das HTML in eine Seite dort. Die Höhe passt sich von selbst an.
start-link-origins = Websites
start-link-origins-hint = Eine je Zeile, zum Beispiel https://www.firma.example
start-link-origins-save = Websites speichern
start-link-snippet = HTML zum Kopieren
start-link-origins-first = Nennen Sie zuerst eine Website: Bis dahin zeigen Browser das Formular dort nicht.
