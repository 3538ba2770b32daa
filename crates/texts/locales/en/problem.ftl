# Why an act was not done.
problem-not-found = There is nothing here, or it is not yours to see.
problem-not-signed-in = Sign in first.
problem-not-allowed = This needs { $needs }.
problem-invalid = Some answers need a correction.
problem-definition = { $count ->
    [one] The template has 1 problem.
   *[other] The template has { $count } problems.
}
problem-key-reused = This Idempotency-Key was used for a different request. Use a new key.
problem-changed-meanwhile = Someone else changed this at the same moment. Look at it again, then repeat.
problem-too-many = { $minutes ->
    [one] Too many tries. Wait 1 minute.
   *[other] Too many tries. Wait { $minutes } minutes.
}
problem-unavailable = Baton cannot reach its storage at the moment. Nothing was lost; try again shortly.
problem-broken = Something went wrong on our side.

# What an act needs, after "This needs".
problem-instant = Write an instant in UTC, for example 2026-03-31T15:00:00Z.
problem-due-span = Write a length of time. Expected: { $expected }
problem-may-not-see = { $who } may not see this flow. Choose somebody who may, or ask the workspace owner.
problem-member-active = Choose an active member.
problem-needs-owner = the workspace owner or an admin
problem-needs-part = a part in this flow
problem-needs-scope = the scope { $scope }
problem-needs-admin-signed-in = an admin, signed in
problem-needs-permission = the permission { $permissions }
problem-permission-staff = staff
problem-permission-builder = builder
problem-permission-admin = admin
problem-permission-auditor = auditor

# Of single answers and acts.
problem-name = Write a name.
problem-characters-max = Write at most { $count } characters.
problem-start-link-role = The template does not say which role whoever starts it plays. Write `initializer` under `start` and publish it again.
problem-owner = Choose a member who is not disabled.
problem-page-old = This page was no longer current, so nothing was sent. Check your answers and send again.
problem-group-person = Choose somebody from the group { $group }.
problem-file-gone = This file is not here any more. Upload it again.
problem-record-kind = This template is for { $kinds }, not for { $kind }.
problem-record-unknown = There is no such record.
problem-record-kinds = Choose one of { $kinds }.
problem-cancel-why = Say why the flow ends here.
problem-template-there = There is a template "{ $key }" already. To change it, send the ETag of its draft, or of its newest version, as If-Match.
problem-template-version-state = This version is in another state by now. Reload to see which.
problem-template-draft-there = "{ $key }" has a draft already. Send its ETag to replace it.
problem-template-stale = "{ $key }" is not as you read it any more. Read it again, then send its new ETag.
problem-template-no-draft = "{ $key }" has no draft to publish; its newest version is published already.
problem-sign-in = The e-mail address or the password is not right.
problem-draft-large = This is more than a flow can hold. Send long texts as files.
problem-password-short = Use at least { $count } characters.
problem-password-long = Use at most { $count } characters.
problem-password-other = This is another password. Type the same one twice.
problem-password-wrong = This is not your password now.
problem-message-empty = Write something first.
problem-files-max = Give at most { $count } files here.
problem-files-not-now = The step `{ $step }` does not wait for files from you now. Reload to see what is open.
problem-file-type-any = Give a PDF, a picture or an office document.
problem-file-types = Give a file of one of these types: { $types }.
problem-recording-why = Say how you know, for example “she phoned on Monday”.
problem-no-address = We have no e-mail address of yours. Ask whoever sent you the link.
problem-code-wrong = This is not the code. Look at the newest mail and type its six digits.
problem-code-old = This code is used up or too old. Ask for a new one.
problem-code-type = Type the six digits from the mail.
problem-scopes = Choose at least one scope.
problem-group-there = There is a group called { $name } already.
problem-group-members = Choose members of the firm who are not disabled.
problem-person-unknown = Nobody has this id. Choose a person again.
problem-upload-large = This file is larger than { $size }. Send a smaller one.
problem-upload-broken = The upload broke off. Choose the file again.
problem-upload-unkept = The file could not be kept at the moment. Try again shortly.
problem-needs-machine = the machine the server runs on
problem-form-long = The form is longer than 1 MiB. Shorten the longest answer, or send it as a file.
problem-form-broken = The form broke off on its way. Go back and send it again.
problem-upload-empty = This file is empty. Choose another.
problem-file-choose = Choose a file first.
problem-document-why = Say why you do not have it.
problem-document-none = Say why there is none.
problem-document-wrong = Say what is wrong, so that the client can correct it.
problem-document-decide = Accept it, return it, or do without it.
problem-step-not-yours = This is not yours to do now. Reload to see who has it.
problem-start-not-now = We cannot take this at the moment. Nothing was sent; please tell us, or try again later.
problem-zone = Choose a time zone from the list.
problem-lend-day = Choose a day.
problem-lend-long = Choose a day within the next { $days } days.
problem-lend-oneself = This is your own address. Name somebody else.
problem-lend-member = This person works with us, so it needs no link. Write us a message instead.
