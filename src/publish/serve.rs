//! A plain file server for a look at a site, on this machine only.

use std::fs;
use std::io;
use std::net::Ipv4Addr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server};

/// Serves `site` below `base` (with a slash at both ends) on 127.0.0.1 until the process ends. Port 0 takes a free one;
/// `ready` is told which.
pub fn serve(site: &Path, port: u16, base: &str, ready: impl FnOnce(u16)) -> io::Result<()> {
    let server = Server::http((Ipv4Addr::LOCALHOST, port)).map_err(io::Error::other)?;
    ready(server.server_addr().to_ip().map_or(port, |address| address.port()));
    let server = Arc::new(server);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    answer(request, site, base);
                }
            });
        }
    });
    Ok(())
}

fn answer(request: Request, site: &Path, base: &str) {
    // a reader who has gone away is no fault of ours
    let _ = match (request.method(), file_of(site, base, request.url())) {
        (Method::Get | Method::Head, Found::File(path)) => respond(request, &path, 200),
        (Method::Get | Method::Head, Found::Folder(address)) => {
            let mut response = Response::empty(301);
            add(&mut response, "Location", &address);
            request.respond(response)
        }
        (Method::Get | Method::Head, Found::Nothing) => respond(request, &site.join("404.html"), 404),
        _ => request.respond(Response::empty(405)),
    };
}

fn respond(request: Request, path: &Path, status: u16) -> io::Result<()> {
    let Ok(bytes) = fs::read(path) else {
        return request.respond(Response::empty(404));
    };
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let mime = if mime.type_() == "text" { format!("{mime}; charset=utf-8") } else { mime.to_string() };
    let mut response = Response::from_data(bytes).with_status_code(status);
    add(&mut response, "Content-Type", &mime);
    add(&mut response, "Cache-Control", "no-cache");
    request.respond(response)
}

/// A value that no header can hold is left out.
fn add<R: io::Read>(response: &mut Response<R>, name: &str, value: &str) {
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
}

#[derive(Debug, PartialEq)]
enum Found {
    File(PathBuf),
    /// a folder without its slash, and where it is with it
    Folder(String),
    Nothing,
}

fn file_of(site: &Path, base: &str, url: &str) -> Found {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    let Some(inside) = decoded.strip_prefix(base) else {
        return Found::Nothing;
    };
    let relative = Path::new(inside);
    if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
        return Found::Nothing;
    }
    let full = site.join(relative);
    match (full.is_dir(), inside.is_empty() || inside.ends_with('/')) {
        (true, true) => Found::File(full.join("index.html")),
        (true, false) => Found::Folder(format!("{path}/")),
        (false, _) if full.is_file() => Found::File(full),
        _ => Found::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_files_of_the_site_and_nowhere_else() {
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packages/valid/small");
        let file = |name: &str| Found::File(site.join(name));
        let cases = [
            ("/", "/", file("index.html")),
            ("/", "/areas.csv", file("areas.csv")),
            ("/", "/areas.csv?x=1#y", file("areas.csv")),
            ("/", "/%61reas.csv", file("areas.csv")),
            ("/sub/", "/sub/areas.csv", file("areas.csv")),
            ("/sub/", "/areas.csv", Found::Nothing),
            ("/", "/../small/areas.csv", Found::Nothing),
            ("/", "/%2e%2e/small/areas.csv", Found::Nothing),
            ("/", "//etc/passwd", Found::Nothing),
            ("/", "/nothing/", Found::Nothing),
        ];
        for (base, url, expected) in cases {
            assert_eq!(file_of(&site, base, url), expected, "{base} {url}");
        }
        let parent = site.parent().unwrap_or(&site);
        assert_eq!(file_of(parent, "/", "/small"), Found::Folder("/small/".to_owned()));
    }
}
