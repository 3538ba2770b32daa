# Persönliche Links: der Code, der ein Gerät bestätigt, und Links, die nicht mehr gelten.
link-code-title = Eingereichtes öffnen
link-code-offered = Damit niemand sonst mitliest, senden wir Ihnen zuerst einen sechsstelligen Code per E-Mail.
link-code-send = Code per E-Mail senden
link-code-sent = Wir haben einen Code an { $address } gesendet. Er gilt zehn Minuten.
link-code-your-address = Ihre Adresse
link-code-label = Code
link-code-hint = Sechs Ziffern
link-code-open = Öffnen
link-code-again = Neuen Code senden
link-back = Zurück
link-dead-title = Dieser Link gilt nicht mehr
link-dead = Links gelten nur eine Zeit lang oder bis ein neuerer verschickt wird. Wir senden Ihnen gern einen neuen, an dieselbe Adresse wie zuvor.
link-dead-send = Neuen Link senden
link-dead-asked-title = Sehen Sie in Ihr Postfach
link-dead-asked = Wenn der Link von uns war und noch etwas zu tun ist, ist ein neuer unterwegs, an dieselbe Adresse wie zuvor.

# Something that was lent.
link-lent-back-title = Das liegt nicht mehr bei Ihnen
link-lent-back = { $who } hat es wieder. Hier bleibt für Sie nichts zu tun.
link-lent-over-title = Die Zeit dafür ist vorbei
link-lent-over = Es lag nur für eine Zeit bei Ihnen. { $who } hat es wieder.
link-lent-ask = Wenn Sie es noch erledigen sollen, bitten Sie um einen neuen Link.
link-lent-somebody = Wer Sie gebeten hat,
