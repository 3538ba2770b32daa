# When somebody else changes the page that is open.
live-changed = This page has changed meanwhile.
live-changed-at = Something here changed at { $time }.
live-changed-by = { $name } changed something here at { $time }.
live-gone = What you are writing can no longer be sent as it stands. Copy it first if you need it.
live-show = Show
