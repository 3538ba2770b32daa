-- Addresses an organisation gives to people outside: what it does with their data, and where they find help.
ALTER TABLE brand ADD COLUMN privacy_url TEXT;
ALTER TABLE brand ADD COLUMN help_url TEXT;
