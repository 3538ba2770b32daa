# Laufende Vorgänge auf eine andere Version ihrer Vorlage umstellen. Schlüssel von Schritten, Rollen und Feldern stehen
# zwischen Backticks; Seiten setzen dort ihre Titel ein.
migration-step-gone = Der Schritt `{ $step }` ist schon erreicht, und in der neuen Version gibt es ihn nicht.
migration-kind-changed = `{ $step }` ist in der neuen Version ein Schritt anderer Art.
migration-role-changed = `{ $step }` liegt jetzt bei `{ $role }` und ist in der neuen Version Sache von jemand anderem.
migration-role-gone = `{ $role }` hat gerade `{ $step }` zu erledigen, und in der neuen Version gibt es diese Rolle nicht.
migration-answer-gone = `{ $field }` ist in `{ $step }` schon beantwortet, der Schritt ist noch offen, und die neue Version fragt nicht mehr danach.
migration-type-changed = Die Antwort auf `{ $field }` in `{ $step }` ist in der neuen Version von anderer Art.
migration-branch-gone = Den Zweig, der bei { $place } genommen wurde, gibt es in der neuen Version nicht.
migration-block-gone = Der Vorgang ist mitten in dem Block bei { $place }, den es in der neuen Version nicht gibt.
migration-branch-not-taken = `{ $step }` ist schon erreicht und liegt in der neuen Version in einem Zweig, den der Vorgang nicht genommen hat.
migration-outcome-gone = Der Vorgang endet gerade durch das Ergebnis von `{ $step }`; in der neuen Version endet er so nicht.
migration-key-taken = Der Schritt `{ $step }` wurde nur diesem Vorgang hinzugefügt, und die neue Version hat einen Schritt mit diesem Schlüssel.
migration-same-version = Das ist dieselbe Version. Bitte wählen Sie eine andere.
migration-under-way = Vorgänge dieser Vorlage werden gerade umgestellt. Bitte warten Sie, bis das erledigt ist.

# Die Seiten.
migration-all-title = Laufende Vorgänge umstellen
migration-all-lead = { $count ->
    [one] Ein laufender Vorgang nutzt
   *[other] { $count } laufende Vorgänge nutzen
} Version { $from }. Das würde die Umstellung auf Version { $to } bedeuten; noch ist nichts geändert.
migration-looked-at = Angesehen: die ersten { $count }.
migration-other-version = Stattdessen auf Version { $version } umstellen
migration-can-move = { $count ->
    [one] Ein Vorgang kann umgestellt werden
   *[other] { $count } Vorgänge können umgestellt werden
}
migration-none-can-move = Keiner dieser Vorgänge kann umgestellt werden
migration-nothing-to-move = Kein laufender Vorgang nutzt diese Version.
migration-asked = Neu und noch zu erledigen
migration-skipped = Neu und übersprungen: Der Vorgang ist an dieser Stelle schon vorbei
migration-dropped = Entfällt
migration-in-flows = { $count ->
    [one] in einem Vorgang
   *[other] in { $count } Vorgängen
}
migration-stay = Was Vorgänge in Version { $from } hält
migration-and-more = und { $count } weitere
migration-reason = Grund
migration-reason-hint = Er steht im Verlauf jedes Vorgangs, der umgestellt wird.
migration-do-all = { $count ->
    [one] Einen Vorgang auf Version { $to } umstellen
   *[other] { $count } Vorgänge auf Version { $to } umstellen
}
migration-doing = Wird umgestellt …
migration-not = Zurück zur Vorlage
migration-progress-title = Vorgänge werden umgestellt
migration-undo-progress-title = Die Umstellung wird zurückgenommen
migration-progress = { $done } von { $total } Vorgängen angesehen
migration-progress-lead = Von Version { $from } auf Version { $to }. Diese Seite zeigt, wie weit es ist; es geht auch ohne sie weiter.
migration-progress-done-title = Vorgänge umgestellt
migration-undo-progress-done-title = Umstellung zurückgenommen
migration-done-moved = { $count ->
    [one] Ein Vorgang ist jetzt in Version { $to }.
   *[other] { $count } Vorgänge sind jetzt in Version { $to }.
}
migration-done-undone = { $count ->
    [one] Ein Vorgang ist wieder in Version { $to }.
   *[other] { $count } Vorgänge sind wieder in Version { $to }.
}
migration-done-stayed = { $count ->
    [one] Ein Vorgang bleibt in Version { $from }.
   *[other] { $count } Vorgänge bleiben in Version { $from }.
}
migration-look-why = Ansehen, was sie dort hält
migration-undo-all = Umstellung zurücknehmen
migration-undo-all-means = Jeder Vorgang, in dem seitdem nichts anderes geschehen ist, ist dann wie zuvor.
migration-one-title = Auf eine andere Version umstellen
migration-one-lead = Der Vorgang ist in Version { $from }. Das würde die Umstellung auf Version { $to } bedeuten; noch ist nichts geändert.
migration-keeps = Behält, was erledigt ist
migration-clocks-gone = Uhren, die nicht mehr gemessen werden
migration-in-the-way = Was den Vorgang in Version { $from } hält
migration-do-one = Auf Version { $to } umstellen
migration-one-reason-hint = Er steht im Verlauf.
migration-undo-one-title = Umstellung auf Version { $version } zurücknehmen
migration-undo-one-means = Der Vorgang wurde umgestellt, und seitdem ist nichts anderes geschehen. Zurückgenommen ist er wie zuvor, in Version { $to }.
migration-back = Zurück zum Vorgang
migration-only-version = Es gibt keine andere veröffentlichte Version.
migration-menu = Auf eine andere Version umstellen …
migration-menu-undo = Umstellung zurücknehmen …
migration-uses = { $count ->
    [one] ein laufender Vorgang
   *[other] { $count } laufende Vorgänge
}
migration-move-to = Auf Version { $version } umstellen …
migration-archive = Archivieren
migration-restore = Wieder veröffentlichen
migration-redraft = Als Entwurf verwenden
