//! Keys, in the format of minisign (jedisct1.github.io/minisign): made, read, and used to sign. A secret key is read from a
//! file and kept nowhere else; its password comes from a terminal or from `NOTICEBOARD_KEY_PASSWORD`.

use std::io::Cursor;
use std::path::Path;

use minisign::{KeyPair, PublicKey, SecretKeyBox};

use crate::release::Signer;

/// The environment may hold the password of a key, for jobs that nobody sits before.
const PASSWORD: &str = "NOTICEBOARD_KEY_PASSWORD";

/// A new key: the text of its secret file, and the public key. Without a password it lies there as it is.
pub fn keygen(password: Option<String>) -> Result<(String, String), String> {
    let said = |error: minisign::PError| error.to_string();
    let pair = match &password {
        Some(password) => KeyPair::generate_encrypted_keypair(Some(password.clone())),
        None => KeyPair::generate_unencrypted_keypair(),
    };
    let pair = pair.map_err(said)?;
    let secret = pair.sk.to_box(Some("noticeboard secret key")).map_err(said)?.into_string();
    Ok((secret, pair.pk.to_base64()))
}

/// Whether a text is the public half of a key.
pub fn is_public_key(text: &str) -> bool {
    PublicKey::from_base64(text).is_ok()
}

/// Writes a secret key that nobody but its owner may read. A file that is there already is left alone.
pub fn write_key(path: &Path, secret: &str) -> Result<(), String> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(secret.as_bytes()));
    written.map_err(|error| format!("{}: {error}", path.display()))
}

/// Reads a secret key. `ask` asks for its password where it has one that the environment does not give.
pub fn signer(path: &Path, ask: impl Fn() -> Result<String, String>) -> Result<Signer, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let no_key = || format!("{name} is no secret key; `noticeboard keygen --out FILE` makes one");
    let boxed = || SecretKeyBox::from_string(&text).map_err(|_| no_key());
    // a key that has a password does not open without
    let secret = match boxed()?.into_unencrypted_secret_key() {
        Ok(secret) => secret,
        Err(_) => {
            let password = std::env::var(PASSWORD).or_else(|_| ask())?;
            let opened = boxed()?.into_secret_key(Some(password));
            opened.map_err(|_| format!("{name}: the password does not open this key"))?
        }
    };
    let public = PublicKey::from_secret_key(&secret).map_err(|_| no_key())?;
    let key = public.to_base64();
    let sign = move |text: &str, says: &str| {
        let signed =
            minisign::sign(Some(&public), &secret, Cursor::new(text), Some(says), Some("signature of noticeboard"));
        signed.map(|signed| signed.into_string()).map_err(|error| error.to_string())
    };
    Ok(Signer { key, sign: Box::new(sign) })
}
