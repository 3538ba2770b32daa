# The mailbox: mails of a demo, and those that wait until a mail server is set up.
mailbox-title = Postfach
mailbox-lead-demo = E-Mails dieser Demo, wie sie verschickt worden wären. Nichts verlässt diesen Rechner.
mailbox-lead-waits = E-Mails, die auf einen Mailserver warten. Sobald er eingerichtet ist, gehen sie hinaus, soweit sie noch gebraucht werden, und diese Seite verschwindet.
mailbox-set-up = E-Mail einrichten
mailbox-back = Zurück
mailbox-empty = Noch keine E-Mail. Starten Sie einen Vorgang, und seine erste E-Mail steht hier.
mailbox-again = Noch einmal nachsehen
mailbox-to = an { $address }
mailbox-to-whom = An { $address }
mailbox-follow = Dem Link dieser E-Mail folgen
mailbox-frame = Die E-Mail, wie sie aussieht
mailbox-text-part = Textfassung
