# Die Seite, die Mitglieder zuerst sehen.
home-title = Start
home-good-morning = Guten Morgen, { $name }.
home-good-afternoon = Guten Tag, { $name }.
home-good-evening = Guten Abend, { $name }.
home-nothing-today = Heute ist nichts fällig.
home-today = { $count ->
    [one] Eine Aufgabe wartet heute auf Sie.
   *[other] { $count } Aufgaben warten heute auf Sie.
}
home-today-late = { $count ->
    [one] Eine Aufgabe wartet auf Sie, und sie ist überfällig.
   *[other] { $late ->
        [one] { $count } Aufgaben warten heute auf Sie, eine davon ist überfällig.
       *[other] { $count } Aufgaben warten heute auf Sie, { $late } davon sind überfällig.
    }
}
home-today-many = Mehr als 1.000 Aufgaben warten heute auf Sie.
home-all-todo = Alle meine Aufgaben
home-nothing-to-do = Auf Sie wartet nichts. Sobald ein Vorgang einen Schritt erreicht, der bei Ihnen oder Ihrer Gruppe liegt, steht er hier.
home-at-risk = Gefährdet
home-at-risk-of = { $count } von { $all } laufenden
home-at-risk-of-many = { $count } von mehr als 1.000 laufenden
home-all-at-risk = Alle gefährdeten Vorgänge
home-none-at-risk = Kein Vorgang ist rot, gelb oder innerhalb eines Arbeitstags fällig.
home-holders = Wer den Stab hält
# Für alle, die hören.
home-holders-said = Laufende Vorgänge: beim Kunden { $client }, bei uns { $us }, bei Dritten { $third }, wartend { $waiting }
home-no-flows = Gerade läuft kein Vorgang. Sobald einer läuft, steht hier, bei wem er liegt.
home-since-yesterday = Seit gestern
home-no-news = Seit gestern hat sich nichts geändert, außer durch Sie.
home-by-key = Ein API-Schlüssel

# Was geschehen ist, hinter dem Namen dessen, der es getan hat.
home-news-completed = hat den letzten Schritt erledigt; der Vorgang ist abgeschlossen
home-news-cancelled = hat den Vorgang abgebrochen
home-news-started = hat { $template } gestartet
home-news-sent-back = hat { $step } zurückgegeben
home-news-milestone = hat den Meilenstein { $milestone } erreicht
home-news-stage = hat die Phase { $stage } abgeschlossen
home-news-submitted = hat { $step } gesendet
home-news-approved = hat { $step } freigegeben
home-news-denied = hat { $step } abgelehnt
home-news-acknowledged = hat { $step } gelesen und bestätigt
home-news-done = hat { $step } erledigt
home-news-skipped = hat { $step } übersprungen
home-news-accepted = hat ein Dokument von { $step } angenommen
home-news-returned = hat ein Dokument von { $step } zurückgegeben
home-news-waived = hat auf ein Dokument von { $step } verzichtet
# Ohne jemanden, der es getan hat.
home-news-completed-alone = Der Vorgang ist abgeschlossen
home-news-cancelled-alone = Der Vorgang wurde abgebrochen
home-news-started-alone = { $template } wurde gestartet
home-news-overdue = Eine Frist ist verstrichen
home-news-changed = Etwas hat sich geändert
