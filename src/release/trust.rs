//! What signatures say, and what a head that somebody kept does.

use minisign_verify::{PublicKey, Signature};

use super::{Chain, Release};
use crate::words::Fault;

/// The head of a chain as it travels: in citations, on notices, in a reader's own storage. Written as `3.0f1e2d…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub number: u32,
    /// of the release's hash, from its beginning: 16 digits or more
    pub hash: String,
}

impl std::str::FromStr for Head {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Head, &'static str> {
        const FORM: &str = "a head is written as NUMBER.HASH, with 16 digits of the hash or more";
        let (number, hash) = text.split_once('.').ok_or(FORM)?;
        let number = number.parse().map_err(|_| FORM)?;
        let hash = hash.to_ascii_lowercase();
        let is_hash = (16..=64).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hash { Ok(Head { number, hash }) } else { Err(FORM) }
    }
}

impl Chain {
    /// What is wrong with the signatures of the chain, oldest first.
    pub fn signatures(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut before: Option<&str> = None;
        let mut revoked: Vec<&str> = Vec::new();
        for Release { record, hash, signature, endorsement } in &self.releases {
            let release = record.number;
            let key = record.key.as_deref();
            revoked.extend(record.revoked.iter().map(String::as_str));
            match (key, signature) {
                (Some(key), Some(signature)) if is_signed(key, hash, signature) && !revoked.contains(&key) => {}
                (Some(_), Some(_)) => faults.push(Fault::SignatureWrong { release }),
                (None, None) if before.is_none() => {}
                _ => faults.push(Fault::SignatureMissing { release }),
            }
            if let (Some(old), Some(new)) = (before, key)
                && old != new
            {
                // a key that was stolen endorses nothing
                let endorsed = endorsement.as_ref().is_some_and(|said| is_signed(old, hash, said));
                if !endorsed || revoked.contains(&old) {
                    faults.push(Fault::KeyChanged { release, key: new.to_owned() });
                }
            }
            before = key.or(before);
        }
        faults
    }

    /// None where the chain has the release that somebody kept the head of.
    pub fn fork(&self, head: &Head) -> Option<Fault> {
        let release = self.releases.iter().find(|release| release.record.number == head.number);
        let is_known = release.is_some_and(|release| release.hash.starts_with(&head.hash));
        (!is_known).then_some(Fault::Forked { release: head.number })
    }

    pub fn head(&self) -> Option<Head> {
        self.last().map(|last| Head { number: last.record.number, hash: last.hash.clone() })
    }
}

fn is_signed(key: &str, text: &str, signature: &str) -> bool {
    let (key, signature) = (PublicKey::from_base64(key), Signature::decode(signature));
    key.ok().zip(signature.ok()).is_some_and(|(key, signature)| key.verify(text.as_bytes(), &signature, false).is_ok())
}
