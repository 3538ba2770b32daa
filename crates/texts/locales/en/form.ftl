# Around the inputs of every form.
form-optional = Optional
form-in-currency = { $label }, in { $currency }
form-choose = Choose
form-best = { $value }, best
form-street = Street and number
form-postcode = Postcode
form-city = Town or city
form-country = Country
form-name = Name
form-email = E-mail
form-file-choose = Choose a file or take a photo
form-file-limits = { $types }, up to { $size }
form-file-upload = Upload
form-only-if = Only if { $condition }.
# What is wrong, said first.
form-correct = { $count ->
    [one] Please correct one thing
   *[other] Please correct { $count } things
}
form-problem = { $label }: { $problem }
form-file-uploading = Uploading…
form-no-records = There is no record to choose yet.
# Lists, which are answered entry by entry; "entry" is what one is called, for example Owner.
form-entry = { $entry } { $number }
form-in-entry = { $entry }, { $label }
form-entry-add = Add { $entry }
form-entry-remove = Remove
form-entry-remove-this = Remove { $entry }
form-entry-gone = { $entry } was removed.
form-entry-undo = Undo
