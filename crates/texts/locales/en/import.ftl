# Records out of a table, and as one.
import-title = Import { $kinds }
import-link = Import
import-audit = Imported records
import-export = Export
import-lead = Upload a table as CSV. You say what its columns are and see what would happen before anything is written.
import-file = Table
import-file-hint = CSV with the names of the columns in the first row, up to { $megabytes } MB and { $rows } rows. Excel and Numbers write it by “Save as” or “Export”.
import-file-missing = Choose a file.
import-upload = Go on
import-recent = Imports of the last days
import-of-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
import-status-uploaded = Not looked through yet
import-status-checking = Being looked through
import-status-checked = Ready to run
import-status-running = Running
import-status-done = Done
import-status-cancelled = Cancelled
import-columns = What the columns are
import-columns-lead = { $file } has { $count ->
    [one] one row
   *[other] { $count } rows
}. Several columns may be parts of the name.
import-column = Column
import-example = For example
import-becomes = Becomes
import-passed-over = — passed over —
import-part = { $field }: { $part }
import-street = Street
import-postcode = Postcode
import-city = City
import-country = Country
import-known = A record with the same address
import-known-stay = stays as it is
import-known-change = takes over what the table says
import-check = Look through it
import-checking = It is being looked through. Nothing is written yet.
import-running = Records are being written. You can leave this page.
import-progress = { $done } of { $total } rows
import-would-make = { $count ->
    [one] One record would be new
   *[other] { $count } records would be new
}
import-would-change = { $count ->
    [one] One known record would be changed
   *[other] { $count } known records would be changed
}
import-would-stay = { $count ->
    [one] One row is known and would stay as it is
   *[other] { $count } rows are known and would stay as they are
}
import-would-fail = { $count ->
    [one] One row does not fit and would be left out
   *[other] { $count } rows do not fit and would be left out
}
import-made = { $count ->
    [one] One record is new
   *[other] { $count } records are new
}
import-changed = { $count ->
    [one] One known record was changed
   *[other] { $count } known records were changed
}
import-stayed = { $count ->
    [one] One row was known and stayed as it is
   *[other] { $count } rows were known and stayed as they are
}
import-failed = { $count ->
    [one] One row did not fit and was left out
   *[other] { $count } rows did not fit and were left out
}
import-run = Import now
import-cancel = Cancel the import
import-again = Look through it again
import-to-list = To the list
import-another = Import another table
import-failures = Rows that do not fit
import-failures-some = The first { $count } of them:
import-failures-file = Download these rows
import-failures-hint = Mend them there and upload the file again.
import-failures-name = rows-that-do-not-fit.csv
import-line = Row
import-reason = Why
import-was-cancelled = This import was cancelled. What had been written by then is there.

# Why something was not done.
import-file-large = The file is too large. Cut it into several of at most { $megabytes } MB.
import-not-text = This cannot be read as a table. Save it as CSV and choose that file.
import-no-rows = There is nothing below the first row, or nothing at all. Choose another file.
import-rows-max = Cut it into several files of at most { $count } rows.
import-columns-max = Leave out columns: at most { $count } can be read.
import-cell-long = The cell in row { $row }, column { $column } is too long. Shorten it to less than { $kilobytes } KB; often a quotation mark is missing there.
import-ragged = The row has { $found } cells where the first row has { $wanted }. A quotation mark or a separator is missing.
import-person = Nobody here has the address or name “{ $who }”. Write the e-mail address of a member.
import-status = Write active or archived.
import-column-unknown = Choose for each column one of the fields in the list.
import-column-twice = Choose each field for one column only.
import-name-missing = Choose which column is the name.
import-under-way = This import is under way already, or has ended.
import-check-first = Have the table looked through first.
import-has-ended = This import has ended already.
