# Wörter des Produkts für Arten, Ergebnisse, Beteiligte und Bedingungen.
word-kind-form = Formular
word-kind-file-request = Dokumente
word-kind-approval = Freigabe
word-kind-acknowledgement = Zur Kenntnis
word-kind-task = Aufgabe
word-kind-message = Nachricht
word-kind-decision = Entscheidung
word-kind-wait = Warten
word-kind-flow = Teilvorgang

word-yours-decision = Ihre Entscheidung
word-yours-to-read = Für Sie zu lesen
word-yours-to-answer = Für Sie auszufüllen
word-yours-to-give = Von Ihnen benötigt
word-yours-task = Ihre Aufgabe

word-outcome-submitted = gesendet
word-outcome-approved = freigegeben
word-outcome-denied = abgelehnt
word-outcome-sent-back = zurückgegeben
word-outcome-acknowledged = gelesen und bestätigt
word-outcome-done = erledigt
word-outcome-skipped = übersprungen

word-yes = Ja
word-no = Nein
word-and = { $first } und { $last }
word-or = { $first } oder { $last }
word-bytes = { $count } Byte
word-kilobytes = { $count } kB
word-megabytes = { $size } MB
word-quoted = „{ $words }“

word-is = { $left } ist { $right }
word-is-not = { $left } ist nicht { $right }
word-less = { $left } ist kleiner als { $right }
word-at-most = { $left } ist höchstens { $right }
word-before = { $left } liegt vor dem { $right }
word-on-or-before = { $left } liegt nicht nach dem { $right }
word-after = { $left } liegt nach dem { $right }
word-on-or-after = { $left } liegt nicht vor dem { $right }
word-more = { $left } ist größer als { $right }
word-at-least = { $left } ist mindestens { $right }
word-contains = { $left } enthält { $right }
word-given = { $left } ist angegeben
word-not-given = { $left } ist nicht angegeben
word-is-yes = { $left } ist Ja
word-not = nicht ({ $condition })
word-and-between = { " und " }
word-or-between = { " oder " }

word-priority-low = niedrig
word-priority-normal = normal
word-priority-high = hoch
word-priority-urgent = dringend
