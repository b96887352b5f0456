//! The recipes of `docs/hosts/`, run: each host serves a site, in its root and in a subfolder, and `deploy-check` looks at it.
#![cfg(feature = "publish")]

#[path = "support/command.rs"]
mod command;
mod support;

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use command::{ERRORS, GOOD, code, json_of, run, said, scratch, small, text};
use serde_json::Value;
use support::path;

/// A host that ends with its test.
struct Host {
    process: Child,
    port: u16,
    /// where it speaks HTTP/2
    http2: String,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

impl Host {
    fn start(command: &mut Command, port: u16) -> Host {
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process.unwrap_or_else(|error| panic!("{command:?}: {error}; run the tests by `make test`"));
        let host = Host { process, port, http2: format!("http://127.0.0.1:{port}") };
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(began.elapsed() < Duration::from_secs(20), "{command:?} does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        host
    }

    /// `docs/hosts/nginx.conf` as it is, but for its port and its folder.
    fn nginx(folder: &Path, root: &Path) -> Host {
        let (port, tls) = (free_port(), free_port());
        let [certificate, key] = ["certificate.pem", "key.pem"].map(|name| folder.join(name));
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
            .args(["-keyout", text(&key), "-out", text(&certificate)])
            .stderr(Stdio::null())
            .status();
        assert!(made.expect("openssl runs").success());
        let listens = format!(
            "listen 127.0.0.1:{port}; listen 127.0.0.1:{tls} ssl http2; ssl_certificate {}; ssl_certificate_key {};",
            certificate.display(),
            key.display()
        );
        let recipe = fs::read_to_string(path("docs/hosts/nginx.conf")).expect("the recipe");
        let recipe = recipe.replace("listen 8080;", &listens).replace("/srv/site", text(root));
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {}/{kind};\n", folder.display()))
            .concat();
        let whole = format!(
            "daemon off; pid {0}/nginx.pid; error_log {0}/nginx.log;\nevents {{}}\nhttp {{\naccess_log off;\n\
             include /etc/nginx/mime.types;\n{temporary}{recipe}}}\n",
            folder.display()
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, whole).expect("it can be written");
        // as root it would read files as somebody else
        let user = format!("user {}; error_log {}/nginx.log;", user(), folder.display());
        let mut host = Host::start(Command::new("nginx").args(["-c", text(&file), "-g", &user]), port);
        host.http2 = format!("https://127.0.0.1:{tls}");
        host
    }

    /// `docs/hosts/Caddyfile` as it is, but for its port, its folder, and HTTP/2 without a certificate.
    fn caddy(folder: &Path, root: &Path) -> Host {
        let port = free_port();
        let recipe = fs::read_to_string(path("docs/hosts/Caddyfile")).expect("the recipe");
        let recipe = recipe.replace("\n:8080 {", &format!("\nhttp://127.0.0.1:{port} {{"));
        let recipe = recipe.replace("/srv/site", text(root));
        let global = "{\n\tadmin off\n\tservers {\n\t\tprotocols h1 h2c\n\t}\n}\n";
        let file = folder.join("Caddyfile");
        fs::write(&file, format!("{global}{recipe}")).expect("it can be written");
        let mut command = Command::new("caddy");
        command.args(["run", "--adapter", "caddyfile", "--config", text(&file)]).env("HOME", folder);
        Host::start(command.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder), port)
    }

    fn python(root: &Path) -> Host {
        let port = free_port();
        let arguments = ["-m", "http.server", "--bind", "127.0.0.1", "--directory", text(root), &port.to_string()];
        Host::start(Command::new("python3").args(arguments), port)
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

fn user() -> String {
    let output = Command::new("id").arg("-un").output().expect("who this is");
    said(&output.stdout).trim().to_owned()
}

/// A site, in the root of a folder or below it: what a host serves, and the site itself.
fn site(folder: &Path, base: &str, precompress: bool) -> (PathBuf, PathBuf) {
    let root = folder.join("root");
    let site = root.join(base.trim_matches('/'));
    let _ = fs::remove_dir_all(&root);
    // the app as it is, for its size is what compressing is about
    let shell = path("target/shell");
    assert!(shell.is_dir(), "there is no built app in target/shell: run `make build` first");
    let package = small();
    let mut arguments = vec!["publish", text(&package), "--out", text(&site), "--base", base, "--shell", text(&shell)];
    if precompress {
        arguments.push("--precompress");
    }
    let output = run(&arguments);
    assert_eq!(code(&output), GOOD, "{}", said(&output.stderr));
    (root, site)
}

/// What deploy-check says that is not good, and its exit code.
fn looked(host: &Host, base: &str, site: &Path) -> (i32, Vec<(String, String)>) {
    let output = run(&["deploy-check", &host.url(base), "--site", text(site), "--json"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = json_of(&output);
    let looked = all.as_array().expect("a list").iter().map(|it| (text(&it["level"]), text(&it["what"])));
    (code(&output), looked.filter(|(level, _)| level != "good").collect())
}

/// What `curl` gets: protocol and status, type, encoding, caching.
fn curl(address: &str, flag: &str) -> [String; 4] {
    let form =
        "%{http_version} %{response_code}\n%header{content-type}\n%header{content-encoding}\n%header{cache-control}";
    let output = Command::new("curl")
        .args(["--silent", "--output", "/dev/null", "--write-out", form])
        .args(["--insecure", "--header", "Accept-Encoding: gzip", flag, address])
        .output()
        .expect("curl runs");
    let out = said(&output.stdout);
    let mut lines = out.split('\n').map(str::to_owned);
    std::array::from_fn(|_| lines.next().unwrap_or_default())
}

fn app(site: &Path) -> String {
    let files = fs::read_dir(site.join("assets")).expect("assets").flatten();
    let mut names = files.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.find(|name| name.starts_with("noticeboard-app") && name.ends_with(".wasm")).expect("the app")
}

#[test]
fn the_recipes_leave_nothing_to_set() {
    let folder = scratch("hosts");
    {
        for (base, precompress) in [("/", true), ("/noticeboard/", false)] {
            let (root, site) = site(&folder, base, precompress);
            for (name, host) in [("nginx", Host::nginx(&folder, &root)), ("Caddy", Host::caddy(&folder, &root))] {
                let what = format!("{name} at {base}, precompressed: {precompress}");
                let (status, looked) = looked(&host, base, &site);
                assert_eq!(status, GOOD, "{what}: {looked:?}");
                // what is compressed as it is sent comes by gzip, which is told; below a subfolder page 404 is the host's
                let expected = |(_, said): &(String, String)| {
                    said.contains("larger than Brotli") || said.contains("host's page") && base != "/"
                };
                assert!(looked.iter().all(expected), "{what}: {looked:?}");
                let wasm = format!("{base}assets/{}", app(&site));
                let over2 = if name == "Caddy" { "--http2-prior-knowledge" } else { "--http2" };
                for (protocol, origin, flag) in [("1.1", host.url(""), "--http1.1"), ("2", host.http2.clone(), over2)] {
                    let [status, kind, encoding, caching] = curl(&format!("{origin}{wasm}"), flag);
                    assert_eq!(status, format!("{protocol} 200"), "{what}");
                    assert_eq!(kind, "application/wasm", "{what} over {protocol}");
                    assert_eq!(encoding, "gzip", "{what} over {protocol}");
                    assert!(caching.contains("immutable"), "{what} over {protocol}: {caching}");
                }
            }
        }
    }
}

#[test]
fn a_host_without_any_settings_is_told_what_to_set() {
    let folder = scratch("hosts-python");
    let (root, site) = site(&folder, "/", false);
    let host = Host::python(&root);
    let (status, found) = looked(&host, "/", &site);
    assert_eq!(status, GOOD, "{found:?}");
    for expected in ["uncompressed", "how long pages may be kept", "loaded again on each visit", "the host's page"] {
        assert!(found.iter().any(|(_, said)| said.contains(expected)), "{expected}: {found:?}");
    }
    // what was altered or lost on the way is named
    let altered = site.join("data/latest/areas.csv");
    let bytes = fs::read(&altered).expect("it is there");
    fs::write(&altered, [bytes.clone(), b"\n".to_vec()].concat()).expect("it can be written");
    fs::remove_file(site.join("assets").join(app(&site))).expect("it goes");
    fs::remove_file(site.join("en/index.html")).expect("it goes");
    let output = run(&["deploy-check", &host.url("/"), "--json"]);
    assert_eq!(code(&output), ERRORS);
    let said = said(&output.stdout);
    for expected in ["areas.csv is not as the record says", "_bg.wasm answers 404"] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    // in another folder than it was published for
    let (root, _) = self::site(&folder, "/", false);
    fs::rename(&root, folder.join("inner")).expect("it moves");
    fs::create_dir(&root).expect("a folder");
    fs::rename(folder.join("inner"), root.join("elsewhere")).expect("it moves");
    let host = Host::python(&root);
    let output = run(&["deploy-check", &host.url("/elsewhere/")]);
    assert_eq!(code(&output), ERRORS);
    assert!(command::said(&output.stdout).contains("--base /elsewhere/"), "{}", command::said(&output.stdout));
    let output = run(&["deploy-check", &host.url("/")]);
    assert_eq!(code(&output), command::CANNOT_RUN, "{}", command::said(&output.stdout));
}
