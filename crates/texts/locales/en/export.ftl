# Everything of the organisation as one archive.
export-title = Export everything
export-lead = One archive with everything your organisation keeps here: people, records, templates, flows with their whole history, messages, documents, and the audit log. It says itself how it is to be read, and any program can.
export-not-in-it = Passwords, keys, links and codes are not in it. What it does hold is worth protecting: whoever has the archive can read all of it.
export-ask = Export everything
export-ask-hint = It is written in the background and can be fetched here by admins for { $days } days. The audit log says who asked for it.
export-under-way = Another one is still being written. Wait until it is done.
export-list = Lately
export-none = Nobody has asked for one yet.
export-rows = { $count ->
    [one] one entry
   *[other] { $count } entries
}
export-files = { $count ->
    [one] one document
   *[other] { $count } documents
}
export-running = Being written
export-gone = Not kept any more
export-until = until { $until }
export-fetch = Download
export-audit = Asked for an export of everything
