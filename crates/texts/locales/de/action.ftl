# Eine einzelne Aufgabe, über einen persönlichen Link.
action-asked-by = Anfrage von { $who }
action-hello = Guten Tag { $name },
action-by = Bis
action-for = Für
action-so-far = Bisher
action-next = Wie es weitergeht
action-progress = Den ganzen Vorgang ansehen
action-open-given = Bereits Eingereichtes öffnen
action-kept = Unterbrechen Sie jederzeit, Ihre Angaben bleiben erhalten.
action-keep = Speichern und später fortfahren
action-kept-now = Gespeichert. Öffnen Sie den Link aus Ihrer E-Mail einfach wieder, wann es Ihnen passt.
action-kept-here = Keine Verbindung. Ihre Angaben bleiben auf diesem Gerät gespeichert.
action-offline = Im Moment besteht keine Verbindung
action-offline-means = Es geht nichts verloren: Ihre Angaben bleiben auf diesem Gerät gespeichert. Senden Sie noch einmal, sobald Sie wieder verbunden sind.
action-elsewhere = Sie haben auf einem anderen Gerät begonnen
action-elsewhere-means = Damit niemand sonst Ihre Angaben lesen kann, senden wir Ihnen zuerst einen Code per E-Mail.
action-elsewhere-code = Mit Code fortfahren

# Wie es weitergeht: wer, dann was.
action-we = Wir
action-you = Sie
action-next-documents = prüfen jedes Dokument und melden uns nur, wenn eines nicht passt.
action-next-decision = lesen Ihre Entscheidung und machen von dort aus weiter.
action-next-any = übernehmen und schreiben Ihnen, sobald Sie wieder an der Reihe sind.
action-next-received = sehen es uns an und schreiben Ihnen, sobald Sie wieder an der Reihe sind.

# „Nicht meine Aufgabe“.
action-not-mine = Das ist nicht meine Aufgabe
action-not-mine-means = { $who } klärt dann, wer es übernimmt. Sie brauchen nichts weiter zu tun.
action-not-mine-means-us = Wir klären dann, wer es übernimmt. Sie brauchen nichts weiter zu tun.
action-not-mine-note = Wissen Sie, wer zuständig ist?
action-not-mine-send = Zurückgeben

# Danach.
action-thanks = Vielen Dank
action-thanks-name = Vielen Dank, { $name }
action-arrived = { $count ->
    [0] Ihre Angaben sind angekommen.
    [one] Ihr Dokument ist angekommen.
    [2] Beide Dokumente sind angekommen.
   *[other] Ihre { $count } Dokumente sind angekommen.
}
action-decision-arrived = Ihre Entscheidung ist angekommen.
action-sent-back = Wir haben es mit Ihrer Anmerkung zurückgegeben.
action-nothing-more = Für Sie ist jetzt nichts weiter zu tun.
action-more = Eine weitere Aufgabe wartet auf Sie:
action-more-count = { $count } weitere Aufgaben warten auf Sie:
action-receipt = Ihre Eingangsbestätigung
action-received = Eingang
action-documents = Dokumente
action-answered = Gesendet
action-close = Sie können diese Seite schließen.

# Vorbei.
action-done-title = Das ist erledigt
action-done-since = Eingegangen { $when }. Vielen Dank; für Sie ist hier nichts weiter zu tun.
action-other-title = Das hat schon jemand erledigt
action-other = Vielen Dank; für Sie ist hier nichts weiter zu tun.
action-withdrawn-title = Das wird nicht mehr benötigt
action-withdrawn = Es ist inzwischen weitergegangen, Sie brauchen nichts mehr zu tun. Trotzdem vielen Dank.
action-paused-title = Das pausiert zurzeit
action-paused = Im Moment brauchen Sie nichts zu tun. Dieser Link bleibt gültig, und was Sie hier eingegeben haben, bleibt erhalten, bis es weitergeht.
action-ended-title = Das ist beendet
action-ended = Der Vorgang, zu dem das gehörte, ist abgeschlossen. Hier ist nichts mehr zu tun.
action-returned-title = Das liegt nicht mehr bei Ihnen
action-returned-by = Sie haben uns { $when } mitgeteilt, dass es nicht Ihre Aufgabe ist. Vielen Dank; { $who } klärt, wer es übernimmt.
action-returned-by-us = Sie haben uns { $when } mitgeteilt, dass es nicht Ihre Aufgabe ist. Vielen Dank; wir klären, wer es übernimmt.
action-what-given = Was Sie eingereicht haben
action-open = Eingereichtes öffnen
action-more-in-mail = { $count ->
    [one] Eine weitere Aufgabe wartet auf Sie: Der Link dazu ist in Ihrem Postfach.
   *[other] { $count } weitere Aufgaben warten auf Sie: Die Links dazu sind in Ihrem Postfach.
}
action-print = Drucken

# In Vertretung: jemand anderes erledigt eine Sache, eine Zeit lang.
action-lend = Jemand anderen darum bitten
action-lend-title = Jemand anderen darum bitten
action-lend-back = Zurück
action-lend-means = Die Person bekommt per E-Mail einen Link, der nur diese eine Aufgabe öffnet. Sie können sie jederzeit zurücknehmen und auch weiterhin selbst erledigen.
action-lend-name = Name der Person
action-lend-email = E-Mail-Adresse der Person
action-lend-until = Bis zum Ende dieses Tages
action-lend-until-hint = Spätestens { $day }.
action-lend-note = Ein Wort dazu
action-lend-kept = Was die Person tut, zählt für Sie. Beide Namen werden dazu festgehalten.
action-lend-send = Link senden
action-lent-with = Liegt bis { $when } bei { $who }
action-lent-with-somebody = Liegt bis { $when } bei der Person, die Sie gebeten haben
action-lent-still-yours = Sie können es weiterhin selbst erledigen.
action-lent-end = Zurücknehmen
action-lent-for = { $whose } bittet Sie, dies in Vertretung zu erledigen
action-lent-for-until = Bis { $when }. Was Sie tun, zählt für diese Person; beide Namen werden dazu festgehalten.
action-lent-give-back-means = { $whose } hat es dann wieder und erfährt davon. Sie brauchen nichts weiter zu tun.
