# Was um jede Seite herum steht.
shell-skip = Zum Inhalt springen
shell-main = Hauptmenü
shell-menu = Menü
shell-todo = Aufgaben
shell-flows = Vorgänge
shell-templates = Vorlagen
shell-mailbox = Postfach
shell-organisation = Organisation
shell-mail = E-Mail
shell-members = Mitglieder
shell-keys = API-Schlüssel
shell-start = Starten
shell-account = { $name }, Ihr Konto
shell-profile = Ihr Profil
shell-licences = Lizenzen der Bestandteile
shell-sign-out = Abmelden
