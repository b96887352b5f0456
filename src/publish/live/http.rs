//! One file from an address, within limits of size, time and redirects.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use ureq::Agent;
use ureq::http::{HeaderMap, StatusCode};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};

use super::Fetching;
use super::kept::Copy;
use crate::words::Unfetched;

const REDIRECTS: u32 = 5;
/// How often a host that is busy is asked again, each time after a longer while.
const TRIES: u32 = 3;

/// Certificates of authorities, as an intranet has its own.
#[derive(Clone, Debug)]
pub struct Authorities(Vec<Certificate<'static>>);

impl Authorities {
    /// None where a file has no certificate in PEM, or a part of it is damaged.
    pub fn from_pem(pem: &[u8]) -> Option<Authorities> {
        let mut certificates = Vec::new();
        for item in parse_pem(pem) {
            if let PemItem::Certificate(certificate) = item.ok()? {
                certificates.push(certificate);
            }
        }
        (!certificates.is_empty()).then_some(Authorities(certificates))
    }
}

pub struct Client {
    agent: Agent,
    fetching: Fetching,
    until: Instant,
}

/// What an address gave.
pub enum Got {
    /// what it gave the last time
    Same,
    New {
        body: Vec<u8>,
        etag: Option<String>,
        modified: Option<String>,
        charset: Option<String>,
    },
}

impl Got {
    pub fn all(body: Vec<u8>) -> Got {
        Got::New { body, etag: None, modified: None, charset: None }
    }
}

impl Client {
    pub fn new(fetching: Fetching) -> Client {
        let limit = Duration::from_secs(fetching.seconds);
        let roots = fetching.authorities.as_ref().map(|Authorities(known)| RootCerts::new_with_certs(known));
        let config = Agent::config_builder()
            .tls_config(TlsConfig::builder().root_certs(roots.unwrap_or(RootCerts::WebPki)).build())
            .timeout_global(Some(limit))
            .max_redirects(REDIRECTS)
            .http_status_as_error(false)
            .user_agent(concat!("noticeboard/", env!("CARGO_PKG_VERSION")))
            .build();
        Client { agent: config.into(), fetching, until: Instant::now() + limit }
    }

    /// What an address gives, unless that is what is kept of it.
    pub fn get(&self, address: &str, kept: Option<&Copy>) -> Result<Got, Unfetched> {
        let mut conditions = Vec::new();
        if let Some(Copy { etag, modified, .. }) = kept {
            conditions.extend(etag.as_ref().map(|etag| ("If-None-Match", etag.as_str())));
            conditions.extend(modified.as_ref().map(|day| ("If-Modified-Since", day.as_str())));
        }
        let (status, headers, body) = self.ask(address, &conditions)?;
        if status == StatusCode::NOT_MODIFIED {
            return Ok(Got::Same);
        }
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let kind = text("content-type").unwrap_or_default().to_ascii_lowercase();
        if kind.starts_with("text/html") || is_page(&body) {
            return Err(Unfetched::Page);
        }
        if body.is_empty() {
            return Err(Unfetched::CutShort);
        }
        let charset = kind.split("charset=").nth(1).map(|rest| rest.trim_matches(['"', ' ', ';']).to_owned());
        Ok(Got::New { body, etag: text("etag"), modified: text("last-modified"), charset })
    }

    /// A page of a portal's answer.
    pub fn json(&self, address: &str) -> Result<serde_json::Value, Unfetched> {
        let (_, _, body) = self.ask(address, &[])?;
        if is_page(&body) {
            return Err(Unfetched::Page);
        }
        serde_json::from_slice(&body).map_err(|_| Unfetched::NotAsExpected)
    }

    pub fn megabytes(&self) -> u64 {
        self.fetching.megabytes
    }

    fn ask(&self, address: &str, headers: &[(&str, &str)]) -> Result<(StatusCode, HeaderMap, Vec<u8>), Unfetched> {
        if self.fetching.offline {
            return Err(Unfetched::Offline);
        }
        let mut tried = 0;
        loop {
            tried += 1;
            if Instant::now() > self.until {
                return Err(Unfetched::TooSlow { seconds: self.fetching.seconds });
            }
            let answer = self.once(address, headers);
            let is_busy = matches!(answer, Err(Unfetched::Status { status: 429 | 502..=504 } | Unfetched::Unreachable));
            if !is_busy || tried == TRIES {
                return answer;
            }
            std::thread::sleep(Duration::from_millis(500) * tried);
        }
    }

    fn once(&self, address: &str, headers: &[(&str, &str)]) -> Result<(StatusCode, HeaderMap, Vec<u8>), Unfetched> {
        let mut request = self.agent.get(address).header("Accept-Encoding", "gzip");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut response = request.call().map_err(|error| self.why(&error))?;
        let status = response.status();
        if !status.is_success() && status != StatusCode::NOT_MODIFIED {
            return Err(Unfetched::Status { status: status.as_u16() });
        }
        let limit = self.fetching.megabytes << 20;
        let mut body = Vec::new();
        let is_packed = response.headers().get("content-encoding").is_some_and(|it| it == "gzip");
        let reader = response.body_mut().with_config().limit(u64::MAX).reader();
        let reader: Box<dyn Read> = if is_packed { Box::new(MultiGzDecoder::new(reader)) } else { Box::new(reader) };
        // what it is unpacked counts
        reader.take(limit + 1).read_to_end(&mut body).map_err(|error| self.why_of_body(&error))?;
        if body.len() as u64 > limit {
            return Err(Unfetched::TooLarge { megabytes: self.fetching.megabytes });
        }
        Ok((status, response.headers().clone(), body))
    }

    fn why(&self, error: &ureq::Error) -> Unfetched {
        match error {
            // as rustls says it, whatever it stands in
            error if error.to_string().contains("invalid peer certificate") => Unfetched::Untrusted,
            ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => Unfetched::Redirects,
            ureq::Error::Timeout(_) => Unfetched::TooSlow { seconds: self.fetching.seconds },
            ureq::Error::Io(error) => self.why_of_io(error),
            ureq::Error::Protocol(_) | ureq::Error::Http(_) => Unfetched::NotAsExpected,
            _ => Unfetched::Unreachable,
        }
    }

    fn why_of_io(&self, error: &io::Error) -> Unfetched {
        match error.kind() {
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => {
                Unfetched::TooSlow { seconds: self.fetching.seconds }
            }
            _ => Unfetched::Unreachable,
        }
    }

    /// Once an answer has begun, whatever ends it ends it too early.
    fn why_of_body(&self, error: &io::Error) -> Unfetched {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>());
        match inner.map_or_else(|| self.why_of_io(error), |inner| self.why(inner)) {
            slow @ Unfetched::TooSlow { .. } => slow,
            _ => Unfetched::CutShort,
        }
    }
}

/// A page for people, where a table belongs.
fn is_page(body: &[u8]) -> bool {
    let start: Vec<u8> = body.iter().copied().skip_while(u8::is_ascii_whitespace).take(14).collect();
    let start = start.to_ascii_lowercase();
    start.starts_with(b"<!doctype html") || start.starts_with(b"<html")
}
