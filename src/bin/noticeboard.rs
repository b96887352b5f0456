//! The publisher's command line: the grammar, and what each command prints. The work is done in `noticeboard::publish`.
//!
//! Exit codes: 0 good (warnings and notes included), 1 findings of severity `error`, 2 cannot run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use noticeboard::model::{CivilDate, Lang, Programme};
use noticeboard::package::Finding;
use noticeboard::prepare::has_errors;
use noticeboard::publish;
use noticeboard::release::{Dropped, Head, Signing};
use noticeboard::words;

/// A package is a million small strings, read in parallel: that is what this allocator is good at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "noticeboard", version, about = "A data package in, a static site out: is the promise being kept?")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say what is wrong with a package, what to do about it, and what readers will see change
    Check {
        package: PathBuf,
        #[command(flatten)]
        output: Output,
        /// print JUnit's XML, for a pipeline
        #[arg(long, conflicts_with = "json")]
        junit: bool,
        /// the site as it is now: say what readers will see change
        #[arg(long)]
        previous: Option<PathBuf>,
        /// let an error pass by its code, where it may
        #[arg(long)]
        allow: Vec<String>,
        #[command(flatten)]
        fetch: Fetch,
    },
    /// Print a programme's headline and that of its areas
    Summary {
        package: PathBuf,
        /// by the data up to and including this date
        #[arg(long)]
        as_of: Option<CivilDate>,
        /// the first one if not given
        #[arg(long)]
        indicator: Option<String>,
        /// the ledger from this date on; from the first figure if not given
        #[arg(long)]
        since: Option<CivilDate>,
        #[command(flatten)]
        output: Output,
    },
    /// Try the forecast on the past of a package: how often its window held, and its score beside naive drift
    Backtest {
        package: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Make the site from one package, or from several
    Publish {
        #[arg(required = true)]
        packages: Vec<PathBuf>,
        /// folder of the site; an old site there is replaced when the new one is whole
        #[arg(long)]
        out: PathBuf,
        /// path below which the site will stand, as /noticeboard/
        #[arg(long, default_value = "/", value_parser = base)]
        base: String,
        /// address of the host, as https://example.org, for links that must be absolute
        #[arg(long, default_value = "")]
        site_url: String,
        /// the site with the releases so far, if it is not the one at --out
        #[arg(long)]
        previous: Option<PathBuf>,
        /// let an error pass by its code, where it may
        #[arg(long)]
        allow: Vec<String>,
        /// sign the releases with this secret key (`noticeboard keygen` makes one)
        #[arg(long, value_name = "FILE")]
        key: Option<PathBuf>,
        /// where the key is a new one: the old one, which vouches for it
        #[arg(long, value_name = "FILE", requires = "key")]
        old_key: Option<PathBuf>,
        /// a public key that is not to be trusted any more, as one that was stolen
        #[arg(long, value_name = "PUBLIC", requires = "key", value_parser = public_key)]
        revoke: Vec<String>,
        /// take away the files of a release that must not be seen; its record, its hash and the reason stay
        #[arg(long, value_name = "[NAME:]RELEASE", requires = "reason")]
        withdraw: Vec<OneRelease>,
        /// take away the files of a release for room; its record and its hash stay
        #[arg(long, value_name = "[NAME:]RELEASE", requires = "reason")]
        prune: Vec<OneRelease>,
        /// why releases are withdrawn or pruned, for readers
        #[arg(long)]
        reason: Option<String>,
        /// write .br and .gz beside each file, for hosts that send them
        #[arg(long)]
        precompress: bool,
        /// no page for each place: they are made in the reader's browser from fewer, larger files, which previews of shared
        /// links and readers without scripts cannot see
        #[arg(long)]
        no_place_pages: bool,
        /// the last LEVEL of areas with a page each: those of areas below it are made as --no-place-pages has it
        #[arg(long, value_name = "LEVEL")]
        area_pages: Option<String>,
        /// a picture beside shared links for every area, place and company, as long as a programme needs at most so many of
        /// them; else for its first 24 areas
        #[arg(long, value_name = "PICTURES", default_value_t = 10_000, requires = "site_url")]
        previews: usize,
        /// publish anew whenever a file of a package changes, until it is stopped
        #[arg(long)]
        watch: bool,
        /// another build of the app than the one inside this program
        #[arg(long)]
        shell: Option<PathBuf>,
        #[command(flatten)]
        fetch: Box<Fetch>,
        #[command(flatten)]
        output: Output,
    },
    /// Say what changed between two packages, or sites
    Diff {
        old: PathBuf,
        new: PathBuf,
        #[command(flatten)]
        output: Output,
    },
    /// Find every byte below a site's data/ that is not as its releases recorded it
    Verify {
        site: PathBuf,
        /// the public key that you know the publisher by
        #[arg(long, value_name = "PUBLIC", value_parser = public_key)]
        key: Option<String>,
        /// a head that you kept, as 3.0f1e2d3c4b5a6978: from a citation, a notice, an earlier visit
        #[arg(long, value_name = "NUMBER.HASH")]
        head: Vec<Head>,
        #[command(flatten)]
        output: Output,
    },
    /// Look at a live site from outside: types, compression, caching, missing and altered files; says what to set, and exits with
    /// 1 if anything is wrong
    DeployCheck {
        /// where the site begins, as https://example.org/ or https://example.org/noticeboard/
        url: String,
        /// the folder that was put there: are all its files there, as they are?
        #[arg(long, value_name = "FOLDER")]
        site: Option<PathBuf>,
        #[arg(long)]
        json: bool,
    },
    /// Make a key to sign releases with, in the format of minisign; prints its public half
    Keygen {
        /// file of the secret key, which must not be there yet
        #[arg(long)]
        out: PathBuf,
        /// no password: whoever has the file can sign
        #[arg(long)]
        no_password: bool,
    },
    /// Make a package of a table: guess what its columns are, and say what was assumed
    Init {
        /// folder of the package, which must not be there yet
        dir: PathBuf,
        /// the table: CSV, .xlsx, .ods, compressed or not
        #[arg(long)]
        from: PathBuf,
        #[arg(long)]
        title: Option<String>,
        /// what is counted, many of them: residents, compounds
        #[arg(long)]
        unit: Option<String>,
        /// the day for which a table without dates holds; today if not given
        #[arg(long)]
        as_of: Option<CivilDate>,
        /// the share that was promised, as a fraction
        #[arg(long, requires = "due", requires = "announced")]
        share: Option<f64>,
        /// when the promise is due
        #[arg(long, requires = "share")]
        due: Option<CivilDate>,
        /// when the promise was made
        #[arg(long, requires = "share")]
        announced: Option<CivilDate>,
        /// what a column is, as area=NAME; place, place-id, area, area-id, date, status, covered, total, percent, lon, lat
        #[arg(long, value_name = "USE=COLUMN")]
        column: Vec<String>,
        /// which sheet of a workbook
        #[arg(long)]
        sheet: Option<String>,
        /// the data are invented, which every page will say
        #[arg(long)]
        illustrative: bool,
        #[command(flatten)]
        output: Output,
    },
    /// Make the package of an invented city
    Sample {
        #[arg(long, default_value_t = 2_400, value_parser = places)]
        places: usize,
        #[arg(long, default_value_t = 7)]
        seed: u64,
        #[arg(long)]
        out: PathBuf,
    },
    /// Serve a site on this machine, to look at it
    Serve {
        site: PathBuf,
        #[arg(long, default_value_t = 8080)]
        port: u16,
        #[arg(long, default_value = "/", value_parser = base)]
        base: String,
    },
}

/// A release, of a programme that is named where there are several.
#[derive(Clone, Debug)]
struct OneRelease {
    programme: Option<String>,
    release: u32,
}

impl std::str::FromStr for OneRelease {
    type Err = String;

    fn from_str(text: &str) -> Result<OneRelease, String> {
        let (programme, release) = match text.rsplit_once(':') {
            Some((name, release)) => (Some(name.to_owned()), release),
            None => (None, text),
        };
        let release =
            release.parse().map_err(|_| "write the number of a release, as 2 or my-programme:2".to_owned())?;
        Ok(OneRelease { programme, release })
    }
}

/// How far a resource that lies at an address is fetched.
#[derive(Args)]
struct Fetch {
    /// fetch nothing: take the copies of the last time
    #[arg(long)]
    offline: bool,
    /// at most so much of one address
    #[arg(long, value_name = "MB", default_value_t = 500)]
    max_megabytes: u64,
    /// at most so long for all addresses of a package
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    max_seconds: u64,
    /// trust hosts by the authorities in this file (PEM), as an intranet has its own, in place of those that browsers trust
    #[arg(long, value_name = "FILE", value_parser = authorities)]
    ca: Option<publish::Authorities>,
}

impl Fetch {
    fn limits(&self) -> publish::Fetching {
        publish::Fetching {
            megabytes: self.max_megabytes,
            seconds: self.max_seconds,
            offline: self.offline,
            authorities: self.ca.clone(),
        }
    }
}

/// How a command says what it found.
#[derive(Args)]
struct Output {
    #[arg(long)]
    json: bool,
    /// language of the words: zh-CN, en or de; that of the system if not given
    #[arg(long, value_parser = language)]
    lang: Option<Lang>,
}

impl Output {
    fn lang(&self) -> Lang {
        self.lang.unwrap_or_else(|| {
            let system = sys_locale::get_locale().unwrap_or_default();
            let base = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
            Lang::ALL.into_iter().find(|lang| base(lang.tag()) == base(&system)).unwrap_or(Lang::En)
        })
    }

    fn findings(&self, findings: &[Finding]) {
        if self.json {
            println!("{:#}", publish::report_json(findings, self.lang()));
        } else {
            print!("{}", publish::report(findings, self.lang()));
        }
    }
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("noticeboard: {message}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Check { package, output, junit, previous, allow, fetch } => {
            check(&package, &output, junit, previous.as_deref(), &allow, fetch.limits())
        }
        Command::Summary { package, as_of, indicator, since, output } => {
            summary(&package, as_of, indicator.as_deref(), since, &output)
        }
        Command::Backtest { package, output } => backtest(&package, &output),
        Command::Publish {
            packages,
            out,
            base,
            site_url,
            previous,
            allow,
            precompress,
            no_place_pages,
            area_pages,
            previews,
            watch,
            shell,
            fetch,
            output,
            key,
            old_key,
            revoke,
            withdraw,
            prune,
            reason,
        } => {
            let place_pages = !no_place_pages;
            let signer = |key: Option<PathBuf>| key.map(|key| publish::signer(&key, password)).transpose();
            let reason = reason.unwrap_or_default();
            let dropped = |releases: Vec<OneRelease>, pruned: bool| {
                let reason = reason.clone();
                releases.into_iter().map(move |OneRelease { programme, release }| {
                    (programme, Dropped { release, pruned, reason: reason.clone() })
                })
            };
            let dropped: Vec<_> = dropped(withdraw, false).chain(dropped(prune, true)).collect();
            if packages.len() > 1 && dropped.iter().any(|(programme, _)| programme.is_none()) {
                return Err("there are several programmes: write NAME:RELEASE".to_owned());
            }
            let signing = Signing { signer: signer(key)?, endorser: signer(old_key)?, revoked: revoke };
            let request = publish::Request {
                packages,
                out,
                base,
                site_url,
                shell,
                previous,
                allow,
                precompress,
                place_pages,
                area_pages,
                previews,
                signing,
                dropped,
                fetching: fetch.limits(),
            };
            if watch {
                publish::watch(&request.packages, || {
                    if let Err(message) = publish_site(&request, &output) {
                        eprintln!("noticeboard: {message}");
                    }
                });
            }
            publish_site(&request, &output)
        }
        Command::Init { dir, from, title, unit, as_of, share, due, announced, column, sheet, illustrative, output } => {
            let mut columns = BTreeMap::new();
            for said in &column {
                let (used_as, name) =
                    said.split_once('=').ok_or_else(|| format!("--column {said}: write USE=COLUMN"))?;
                columns.insert(used_as.to_owned(), name.to_owned());
            }
            let today = jiff::ZonedDateTime::now().date();
            let promise = share.zip(due).zip(announced).map(|((share, due), announced)| (share, due, announced));
            let lang = output.lang;
            let known = publish::Known { title, lang, unit, as_of, promise, columns, sheet, illustrative };
            init(&dir, &from, known, today, &output)
        }
        Command::Diff { old, new, output } => diff(&old, &new, &output),
        Command::Verify { site, key, head, output } => verify(&site, &publish::Expected { key, heads: head }, &output),
        Command::DeployCheck { url, site, json } => deploy_check(&url, site.as_deref(), json),
        Command::Keygen { out, no_password } => {
            let password = if no_password { None } else { Some(new_password()?) };
            let (secret, public) = publish::keygen(password)?;
            publish::write_key(&out, &secret)?;
            println!("{public}");
            eprintln!(
                "The secret key is in {}; keep it where no site is. The line above is its public half.",
                out.display()
            );
            Ok(ExitCode::SUCCESS)
        }
        Command::Sample { places, seed, out } => {
            let files = publish::sample(&publish::SampleOptions { places, seed });
            let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
            publish::write_folder(&out, files).map_err(|error| error.to_string())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Serve { site, port, base } => {
            if !site.join("404.html").is_file() {
                return Err(format!("{} is no site; make one with `noticeboard publish`", site.display()));
            }
            let ready = |port| println!("serving {} on http://127.0.0.1:{port}{base}", site.display());
            publish::serve(&site, port, &base, ready).map_err(|error| format!("port {port}: {error}"))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn check(
    package: &Path,
    output: &Output,
    junit: bool,
    previous: Option<&Path>,
    allow: &[String],
    fetching: publish::Fetching,
) -> Result<ExitCode, String> {
    let checked = publish::preflight(package, previous, allow, fetching)?;
    let findings = &checked.findings;
    if junit {
        print!("{}", publish::report_junit(&package.display().to_string(), findings, output.lang())?);
    } else if output.json {
        let mut report = publish::report_json(findings, output.lang());
        report["changes"] = serde_json::to_value(&checked.changes).map_err(|error| error.to_string())?;
        println!("{report:#}");
    } else {
        print!("{}", publish::report(findings, output.lang()));
        if let Some(changes) = &checked.changes {
            print!("{}", publish::report_changes(changes, checked.programme.as_ref(), output.lang()));
        }
    }
    let code = code_of(findings);
    // the process ends here: a million rows need not be given back one by one
    std::mem::forget(checked);
    Ok(code)
}

fn summary(
    package: &Path,
    as_of: Option<CivilDate>,
    indicator: Option<&str>,
    since: Option<CivilDate>,
    output: &Output,
) -> Result<ExitCode, String> {
    let Some(programme) = read(package, output)? else { return Ok(ExitCode::from(1)) };
    let summary = publish::summary(&programme, indicator, as_of, since)?;
    print(&summary, || summary.text(), output)
}

fn backtest(package: &Path, output: &Output) -> Result<ExitCode, String> {
    let Some(programme) = read(package, output)? else { return Ok(ExitCode::from(1)) };
    let rows = publish::backtest_rows(&programme);
    print(&rows, || publish::backtest_table(&rows), output)
}

/// A package without errors; prints them and gives None if it has any.
fn read(package: &Path, output: &Output) -> Result<Option<Programme>, String> {
    let checked = publish::preflight(package, None, &[], publish::Fetching::default())?;
    let programme = checked.programme.filter(|_| !has_errors(&checked.findings));
    if programme.is_none() {
        output.findings(&checked.findings);
    }
    Ok(programme)
}

fn print(value: &impl serde::Serialize, text: impl Fn() -> String, output: &Output) -> Result<ExitCode, String> {
    if output.json {
        println!("{}", serde_json::to_string_pretty(value).map_err(|error| error.to_string())?);
    } else {
        print!("{}", text());
    }
    Ok(ExitCode::SUCCESS)
}

/// More pages than this are more files than some hosts take.
const FEW_ENOUGH: usize = 19_000;

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn size((files, bytes): (usize, u64)) -> String {
    format!("{files} files, {}", megabytes(bytes))
}

fn publish_site(request: &publish::Request, output: &Output) -> Result<ExitCode, String> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} files") {
        bar.set_style(style);
    }
    // no bar for what is over at once
    let start = std::time::Instant::now();
    let progress = |done: usize, of: usize| {
        if start.elapsed() > Duration::from_secs(1) {
            bar.set_length(of as u64);
            bar.set_position(done as u64);
        }
    };
    // what is small is written before one has read how large it will be
    let planned = |plan: &publish::Plan| {
        if plan.pages >= 1_000 && !output.json {
            let before = plan.before.map_or_else(String::new, |before| format!("; there now: {}", size(before)));
            eprintln!("{} pages to draw, about {}{before}", plan.pages, megabytes(plan.bytes));
            if plan.pages > FEW_ENOUGH && (request.place_pages || request.area_pages.is_none()) {
                eprintln!(
                    "some hosts take no more than 20,000 files: --no-place-pages and --area-pages LEVEL make fewer of them"
                );
            }
        }
    };
    let result = publish::publish(request, &planned, &progress);
    bar.finish_and_clear();
    match result {
        Ok(published) => {
            output.findings(&published.findings);
            if !output.json {
                for (name, number, is_new) in &published.releases {
                    println!("{name}: release {number}{}", if *is_new { "" } else { ", unchanged" });
                }
                let before = published.before.map_or_else(String::new, |before| format!("; before: {}", size(before)));
                println!(
                    "{}: {} pages, {}{before}",
                    request.out.display(),
                    published.pages,
                    size((published.files, published.bytes))
                );
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(publish::PublishError::Refused(findings)) => {
            output.findings(&findings);
            eprintln!("noticeboard: {}", publish::PublishError::Refused(Vec::new()));
            Ok(ExitCode::from(1))
        }
        Err(error) => Err(error.to_string()),
    }
}

fn deploy_check(url: &str, site: Option<&Path>, json: bool) -> Result<ExitCode, String> {
    let looked = publish::deploy_check(url, site)?;
    if json {
        println!("{:#}", serde_json::json!(looked));
    } else {
        for publish::Looked { level, what, set } in &looked {
            match level {
                publish::Level::Good => println!("good    {what}"),
                publish::Level::Advice => println!("better  {what}\n        set: {set}"),
                publish::Level::Wrong => println!("wrong   {what}\n        set: {set}"),
            }
        }
    }
    let count = |level| looked.iter().filter(|looked| looked.level == level).count();
    let (is_wrong, better) = (count(publish::Level::Wrong) > 0, count(publish::Level::Advice));
    if !json {
        println!(
            "{} wrong, {better} could be better; how hosts are set is in docs/hosts.md",
            count(publish::Level::Wrong)
        );
    }
    Ok(ExitCode::from(u8::from(is_wrong)))
}

fn init(
    dir: &Path,
    from: &Path,
    mut known: publish::Known,
    today: CivilDate,
    output: &Output,
) -> Result<ExitCode, String> {
    if dir.exists() && std::fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!("{} is there already and not empty; give a new folder", dir.display()));
    }
    let bytes = std::fs::read(from).map_err(|error| format!("{}: {error}", from.display()))?;
    let name = from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if console::user_attended() && !output.json {
        ask(&mut known, &name)?;
    }
    let made = publish::init(&name, bytes, &known, today).map_err(|error| error.to_string())?;
    let files = made.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    publish::write_folder(dir, files).map_err(|error| error.to_string())?;
    let lang = output.lang.unwrap_or(made.lang);
    let assumed: Vec<String> = made.assumed.iter().map(|assumed| words::assumed(assumed, lang)).collect();
    let checked = publish::preflight(dir, None, &[], publish::Fetching::default())?;
    if output.json {
        let mut report = publish::report_json(&checked.findings, lang);
        report["assumed"] = assumed.into();
        println!("{report:#}");
    } else {
        println!("{}", words::words(lang).assumed);
        assumed.iter().for_each(|line| println!("  {line}"));
        print!("{}", publish::report(&checked.findings, lang));
    }
    Ok(code_of(&checked.findings))
}

/// What a table cannot tell, of whoever sits before the terminal. An empty answer leaves it open.
fn ask(known: &mut publish::Known, file: &str) -> Result<(), String> {
    let t = words::words(Lang::guess(file));
    let answer = |question: &str| -> Result<Option<String>, String> {
        let input = dialoguer::Input::<String>::new().with_prompt(question).allow_empty(true);
        let text = input.interact_text().map_err(|error| error.to_string())?;
        Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
    };
    if known.title.is_none() {
        known.title = answer(t.ask_title)?;
    }
    if known.unit.is_none() {
        known.unit = answer(t.ask_unit)?;
    }
    if known.promise.is_none()
        && let Some(due) = answer(t.ask_due)?
    {
        let due: CivilDate = due.parse().map_err(|_| format!("{due}: 2027-06-30"))?;
        let share = answer(t.ask_share)?.unwrap_or_else(|| "100".to_owned());
        let share: f64 = share.trim_end_matches('%').parse().map_err(|_| format!("{share}: 100"))?;
        // a date of announcement that nobody gave would be made up
        if let Some(announced) = answer(t.ask_announced)? {
            let announced: CivilDate = announced.parse().map_err(|_| format!("{announced}: 2026-06-30"))?;
            known.promise = Some((share / 100.0, due, announced));
        }
    }
    Ok(())
}

fn diff(old: &Path, new: &Path, output: &Output) -> Result<ExitCode, String> {
    let differences = publish::diff(old, new)?;
    if output.json {
        let report: serde_json::Map<String, serde_json::Value> = differences
            .iter()
            .map(|(programme, changes)| Ok((programme.name.clone(), serde_json::to_value(changes)?)))
            .collect::<Result<_, serde_json::Error>>()
            .map_err(|error| error.to_string())?;
        println!("{:#}", serde_json::Value::from(report));
    } else {
        for (programme, changes) in &differences {
            println!("{}", programme.name);
            print!("{}", publish::report_changes(changes, Some(programme), output.lang()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The password of a key, from a terminal.
fn password() -> Result<String, String> {
    if !console::user_attended() {
        return Err("the key has a password, and nobody to ask: put it in NOTICEBOARD_KEY_PASSWORD".to_owned());
    }
    let asked = dialoguer::Password::new().with_prompt("password of the key").interact();
    asked.map_err(|error| error.to_string())
}

fn new_password() -> Result<String, String> {
    if let Ok(password) = std::env::var("NOTICEBOARD_KEY_PASSWORD") {
        return Ok(password);
    }
    if !console::user_attended() {
        return Err("a key needs a password: set NOTICEBOARD_KEY_PASSWORD, or say --no-password".to_owned());
    }
    let asked = dialoguer::Password::new().with_prompt("new password").with_confirmation("again", "not the same");
    asked.interact().map_err(|error| error.to_string())
}

fn verify(site: &Path, expected: &publish::Expected, output: &Output) -> Result<ExitCode, String> {
    let verified = publish::verify(site, expected).map_err(|error| error.to_string())?;
    let Some(publish::Verified { findings, seen }) = verified else {
        return Err(format!("{} holds no programme: there is no data/releases.json in it", site.display()));
    };
    output.findings(&findings);
    if !output.json && !has_errors(&findings) {
        for publish::Seen { programme, releases, files, key } in seen {
            let signed = key.map_or("not signed".to_owned(), |key| format!("signed by {key}"));
            println!("{programme}: {releases} releases, {files} files below data/ as recorded, {signed}");
        }
    }
    Ok(code_of(&findings))
}

fn code_of(findings: &[Finding]) -> ExitCode {
    if has_errors(findings) { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn authorities(path: &str) -> Result<publish::Authorities, String> {
    let pem = std::fs::read(path).map_err(|error| error.to_string())?;
    publish::Authorities::from_pem(&pem)
        .ok_or_else(|| "there is no certificate in it that can be read; it must be PEM".to_owned())
}

/// A public key, or a file with one in its last line, as minisign keeps it.
fn public_key(text: &str) -> Result<String, String> {
    let kept = std::fs::read_to_string(text).unwrap_or_else(|_| text.to_owned());
    let key = kept.lines().rev().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    match publish::is_public_key(key) {
        true => Ok(key.to_owned()),
        false => {
            Err("that is no public key: it is the line that `noticeboard keygen` printed, beginning with RW".to_owned())
        }
    }
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| Lang::ALL.map(Lang::tag).join(", "))
}

fn places(number: &str) -> Result<usize, String> {
    let number = number.parse().ok().filter(|number| (10..=10_000_000).contains(number));
    number.ok_or_else(|| "a number from 10 to 10000000".to_owned())
}

fn base(path: &str) -> Result<String, String> {
    let well_formed = path.starts_with('/') && path.ends_with('/') && !path.contains("//");
    let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.~".contains(c));
    if well_formed && plain {
        Ok(path.to_owned())
    } else {
        Err("a path such as /noticeboard/, with a slash at both ends".to_owned())
    }
}
