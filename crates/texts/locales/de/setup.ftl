# The first steps: from an empty folder to the first flow.
setup-title = Willkommen bei Baton
setup-lead = Zwei kurze Fragen, dann ist Ihr erster Vorgang nur Minuten entfernt. Dieser Link gilt einmal.
setup-firm = Ihre Organisation
setup-organisation = Name
setup-organisation-hint = Wie Kunden Sie kennen. Er steht auf jeder Seite und in jeder E-Mail für sie.
setup-you = Sie
setup-you-lead = Das erste Mitglied: darf alles und lädt die anderen ein.
setup-name = Ihr Name
setup-email = Ihre E-Mail
setup-email-hint = Damit melden Sie sich an.
setup-password = Passwort
setup-button = Einrichten und anmelden
setup-next = Als Nächstes: wie E-Mails hinausgehen. Das können Sie auch später klären.

setup-steps-title = Erste Schritte
setup-steps-left = { $count ->
    [one] Noch ein kurzer Schritt.
   *[other] Noch { $count } kurze Schritte, dann läuft Ihr erster Vorgang.
}
setup-steps-hide = Liste ausblenden
setup-done = erledigt, { $what }
setup-step-organisation = Organisation benennen
setup-step-mail = Festlegen, wie E-Mails hinausgehen
setup-step-mail-minutes = 2 Min.
setup-step-mail-text = Kunden werden per E-Mail gefragt. Solange kein Mailserver eingerichtet ist, werden E-Mails aufbewahrt und Sie lesen sie im Postfach.
setup-step-mail-button = E-Mail einrichten
setup-step-mail-mailbox = Postfach öffnen
setup-step-mail-shown = E-Mails erscheinen im Postfach
setup-step-template = Einen ersten Ablauf wählen
setup-step-template-minutes = 1 Min.
setup-step-template-text = Beginnen Sie mit einem, der bei Ihnen jede Woche vorkommt. Sie können jedes Wort ändern, bevor ein Kunde es sieht.
setup-use = { $name } verwenden
setup-library = Alle Vorlagen, die Baton mitbringt
setup-own = Einen eigenen schreiben
setup-step-flow = Den ersten Vorgang starten
setup-step-flow-minutes = 1 Min.
setup-step-flow-text = Probieren Sie es aus wie ein Kunde: Öffnen Sie den Startlink oder schicken Sie ihn jemandem. Oder starten Sie selbst für einen Kunden, den Sie nennen.
setup-start-link = Startlink von { $name }
setup-step-flow-open = Startlink öffnen
setup-step-flow-button = { $name } starten
setup-step-members = Die Beteiligten einladen
setup-step-members-minutes = 2 Min.
setup-step-members-text = Wen Sie hinzufügen, wählt über einen Link ein Passwort und gehört zu den Gruppen, die Sie festlegen.
setup-step-members-button = Mitglieder hinzufügen
setup-steps-of = { $count ->
    [one] 1 Schritt
   *[other] { $count } Schritte
}
setup-link-dead-title = Dieser Link wurde schon benutzt
setup-link-dead-text = Baton ist bereits eingerichtet, oder es wurde neu gestartet und hat einen anderen Link ausgegeben. Wenn Sie es eingerichtet haben, melden Sie sich an.
