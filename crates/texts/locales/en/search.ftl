# Search over records, flows, messages and files.
search-title = Search
search-field = Search flows, people, files
search-label = Search records, flows, messages and files
search-submit = Search
search-shortcut = Ctrl K
search-close = Close search
search-keys = Arrow keys choose, Enter opens, Esc closes.
search-sorts = What to search
search-all = All
search-records = Records
search-flows = Flows
search-messages = Messages
search-files = Files
search-lead = Records by name, address, tag or contact. Flows by their record and template. Messages by their words, files by their names.
search-short = Type at least two letters.
search-none = Nothing here has “{ $text }” in it.
search-none-hint = Every word must be there, at least its beginning: “hal mar” finds Halden Marine. You find what you may see.
search-found = { $count ->
    [one] One result
   *[other] { $count } results
  }
search-many = 1,000 or more have these words. The newest come first; add a word to find the one you mean.
search-results = Results
search-more-records = More records
search-more-flows = More flows
search-more-messages = More messages
search-more-files = More files
search-everything = All results for “{ $text }”
search-next = Next page
search-first = First page
search-internal = internal
search-archived = archived
search-paused = paused
search-completed = completed
search-cancelled = cancelled
search-by = { $author } in { $flow }
search-in = in { $flow }
