//! Migrations: forward only, numbered, checksummed, under a lock.
