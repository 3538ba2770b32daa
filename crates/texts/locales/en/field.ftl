# What is wrong with an answer, and what to do about it.
field-required = Please fill this in.
field-choose-one = Choose one.
field-choose-some = Choose at least one.
field-choose-date = Choose a date.
field-yes-or-no = Answer yes or no.
field-add-file = Add the file.
field-name-person = Name the person.
field-unknown = This form has no such field.
field-text = Answer with text.
field-one-line = Write this on one line, without line breaks.
field-shorten = Shorten this to { $count } characters.
field-invisible = Remove the invisible characters from this text.
field-number = Write a number, for example { $example }.
field-whole-number = Write a whole number, not too large.
field-decimals = { $count ->
    [one] Use at most one decimal.
   *[other] Use at most { $count } decimals.
}
field-at-least = Write a number of at least { $limit }.
field-at-most = Write a number of at most { $limit }.
field-currency = Give the amount in { $currency }.
field-amount = Write an amount, for example { $example }.
field-amount-in = Write an amount in { $currency }, for example { $example }.
field-date = Write a date as year-month-day, for example 2026-03-31.
field-option = Choose one of the options.
field-options = Choose among the options.
field-phone = Write the phone number in digits, for example +49 30 1234567.
field-address = Give street, postcode, city and country.
field-address-least = Give at least the street and the city.
field-upload-again = Upload the file again.
field-files-max = Give at most { $count } files.
field-rating = Choose a number from 1 to { $max }.

field-person-one = Name one person.
field-persons-max = Name at most { $count } persons.
field-person-once = Name each person once.
field-person-list = Choose a person from the list.
field-person-both = Give both the name and the e-mail address.
field-person-outside = Give the name and the e-mail address.

field-email-spaces = Remove the spaces and line breaks from the e-mail address.
field-email-long = Use an e-mail address of at most { $count } characters.
field-email-at = Add the @ and what comes after it, for example name@firm.example.
field-email-one-at = Write one e-mail address, with one @.
field-email-before = Add what comes before the @.
field-email-before-long = Use at most { $count } characters before the @.
field-email-letter = Remove { $letter } from before the @.
field-email-dots = Check the dots before the @.
field-email-after = Add what comes after the @, for example firm.example.
field-email-ending = Add the ending, for example .com.
field-email-after-wrong = Check what comes after the @.

field-records-max = Choose at most { $count } records.
field-record-once = Choose each record once.
field-record-list = Choose among the records in the list.
field-choose-records = Choose at least one record.

field-list = Give the entries as a list.
field-list-entry = Give the answers of this entry by their names.
field-list-least = { $count ->
    [one] Add at least one entry.
   *[other] Add at least { $count } entries.
}
field-list-most = { $count ->
    [one] Give at most one entry.
   *[other] Give at most { $count } entries.
}
