//! The publisher's command line: the grammar, and what each command prints. The work is done in `noticeboard::publish`.
//!
//! Exit codes: 0 good (warnings and notes included), 1 findings of severity `error`, 2 cannot run.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use noticeboard::model::{CivilDate, Lang};
use noticeboard::package::{self, Finding};
use noticeboard::publish;

#[derive(Parser)]
#[command(name = "noticeboard", version, about = "A data package in, a static site out: is the promise being kept?")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say what is wrong with a package, and what to do about it
    Check {
        package: PathBuf,
        #[arg(long)]
        json: bool,
        /// language of the words: en or zh-CN
        #[arg(long, default_value = "en", value_parser = language)]
        lang: Lang,
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
        #[arg(long)]
        json: bool,
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
        /// the built app
        #[arg(long, default_value = "target/shell")]
        shell: PathBuf,
        #[arg(long)]
        json: bool,
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
        Command::Check { package, json, lang } => check(&package, json, lang),
        Command::Summary { package, as_of, indicator, json } => summary(&package, as_of, indicator.as_deref(), json),
        Command::Publish { packages, out, base, site_url, shell, json } => {
            publish_site(publish::Request { packages, out, base, site_url, shell }, json)
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

fn check(package: &Path, json: bool, lang: Lang) -> Result<ExitCode, String> {
    let reading = read(package)?;
    print_findings(&reading.findings, json, lang);
    Ok(code_of(&reading.findings))
}

fn summary(package: &Path, as_of: Option<CivilDate>, indicator: Option<&str>, json: bool) -> Result<ExitCode, String> {
    let reading = read(package)?;
    let Some(programme) = reading.programme() else {
        print_findings(&reading.findings, json, Lang::En);
        return Ok(ExitCode::from(1));
    };
    let summary = publish::summary(programme, indicator, as_of)?;
    if json {
        let text = serde_json::to_string_pretty(&summary).map_err(|error| error.to_string())?;
        println!("{text}");
    } else {
        print!("{}", summary.text());
    }
    Ok(ExitCode::SUCCESS)
}

fn publish_site(request: publish::Request, json: bool) -> Result<ExitCode, String> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos} of {len} pages") {
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
    let result = publish::publish(&request, &progress);
    bar.finish_and_clear();
    match result {
        Ok(published) => {
            if json {
                println!("{:#}", publish::report_json(&published.findings, Lang::En));
            } else {
                print!("{}", publish::report(&published.findings, Lang::En));
                println!(
                    "{}: {} pages, {} files, {:.1} MB",
                    request.out.display(),
                    published.pages,
                    published.files,
                    published.bytes as f64 / 1e6
                );
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(publish::PublishError::Refused(findings)) => {
            print_findings(&findings, json, Lang::En);
            eprintln!("noticeboard: {}", publish::PublishError::Refused(Vec::new()));
            Ok(ExitCode::from(1))
        }
        Err(error) => Err(error.to_string()),
    }
}

fn read(package: &Path) -> Result<package::Reading, String> {
    let files = publish::read_folder(package).map_err(|error| error.to_string())?;
    Ok(publish::check(&files))
}

fn print_findings(findings: &[Finding], json: bool, lang: Lang) {
    if json {
        println!("{:#}", publish::report_json(findings, lang));
    } else {
        print!("{}", publish::report(findings, lang));
    }
}

fn code_of(findings: &[Finding]) -> ExitCode {
    if publish::has_errors(findings) { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn language(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "en or zh-CN".to_owned())
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
