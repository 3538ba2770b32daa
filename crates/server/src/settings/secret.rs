//! The server's key: made once, kept in `secret.key` of the data folder, readable by this user only.

use model::Entropy;
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    #[error(
        "{path} can be read by others (mode {mode:03o}); make it yours alone with `chmod 600 {path}`, or delete it to get a new key, which ends every link and form sent so far"
    )]
    Open { path: String, mode: u32 },
    #[error(
        "{path} does not hold 64 hex digits; restore it from a backup, or delete it to get a new key, which ends every link and form sent so far"
    )]
    Damaged { path: String },
    #[error("{path}: {source}")]
    Io { path: String, source: io::Error },
}

/// Reads the key, or makes it when there is none. Two processes starting at once agree on one key.
pub fn load_or_make(data: &Path, entropy: &mut Entropy) -> Result<[u8; 32], SecretError> {
    let path = data.join("secret.key");
    let failed = |source| SecretError::Io { path: path.display().to_string(), source };
    if !path.try_exists().map_err(failed)? {
        make(&path, entropy).map_err(failed)?;
    }
    load(&path)
}

/// The key that is there, in hex, for a backup.
pub fn read(data: &Path) -> Result<String, SecretError> {
    load(&data.join("secret.key")).map(hex::encode)
}

/// Puts a key in hex where there is none, and says where it lies.
pub fn write(data: &Path, key: &str) -> Result<PathBuf, SecretError> {
    let path = data.join("secret.key");
    let failed = |source| SecretError::Io { path: path.display().to_string(), source };
    let mut file =
        fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).map_err(failed)?;
    writeln!(file, "{key}").and_then(|()| file.sync_all()).map_err(failed)?;
    Ok(path)
}

fn load(path: &Path) -> Result<[u8; 32], SecretError> {
    let name = path.display().to_string();
    let failed = |source| SecretError::Io { path: name.clone(), source };
    let mode = fs::metadata(path).map_err(failed)?.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(SecretError::Open { path: name, mode });
    }
    let text = fs::read_to_string(path).map_err(failed)?;
    let bytes = hex::decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or(SecretError::Damaged { path: name })
}

/// Written aside and then linked to its name, so that no other process can read half a key or replace one.
fn make(path: &Path, entropy: &mut Entropy) -> io::Result<()> {
    let aside = path.with_extension(format!("{}.new", hex::encode(&entropy.bytes()[..8])));
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&aside)?;
    writeln!(file, "{}", hex::encode(entropy.bytes()))?;
    file.sync_all()?;
    let linked = fs::hard_link(&aside, path);
    fs::remove_file(&aside)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_kept() {
        let data = tempfile::tempdir().unwrap();
        let first = load_or_make(data.path(), &mut Entropy::from_number(1)).unwrap();
        let second = load_or_make(data.path(), &mut Entropy::from_number(2)).unwrap();
        assert_eq!(first, second);
        let mode = fs::metadata(data.path().join("secret.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(data.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_second_process_does_not_replace_it() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join("secret.key");
        make(&path, &mut Entropy::from_number(1)).unwrap();
        let before = load(&path).unwrap();
        make(&path, &mut Entropy::from_number(2)).unwrap();
        assert_eq!(load(&path).unwrap(), before);
    }

    #[test]
    fn a_key_others_can_read_or_a_damaged_one_is_refused() {
        let data = tempfile::tempdir().unwrap();
        let path = data.path().join("secret.key");
        load_or_make(data.path(), &mut Entropy::from_number(1)).unwrap();
        for mode in [0o640, 0o604, 0o660] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            let error = load_or_make(data.path(), &mut Entropy::from_number(1)).unwrap_err();
            assert!(matches!(error, SecretError::Open { mode: found, .. } if found == mode), "{error}");
            assert!(error.to_string().contains("chmod 600"), "{error}");
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "abc").unwrap();
        let error = load_or_make(data.path(), &mut Entropy::from_number(1)).unwrap_err();
        assert!(matches!(error, SecretError::Damaged { .. }), "{error}");
    }
}
