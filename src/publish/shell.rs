//! Trunk's output: the WASM and JS of the app, of the explorer and of the reader of packages, and the style sheet, each under a name with its hash.

use std::path::Path;

use rust_embed::Embed;
use serde_json::json;

use super::folder::{FolderError, read_folder};
use crate::model::Lang;
use crate::package::Files;
use crate::release::sha256;
use crate::words::words;

const ICON: &[u8] = include_bytes!("icon.svg");
/// What opens packages on a page, and the worker that it asks.
const OPENER: &str = include_str!("../open/page.js");
const OPENING_WORKER: &str = include_str!("../open/worker.js");
/// What makes the explorer live, its map, and the worker that it asks.
const EXPLORER: &str = include_str!("../app/explorer/page.js");
const EXPLORER_MAP: &str = include_str!("../app/explorer/map.js");
/// What makes the page of a place, and finds the bundle that something is in.
const PLACE: &str = include_str!("../app/explorer/place.js");
const BUNDLE: &str = include_str!("../app/explorer/bundle.js");
/// What can be done with a figure; what lives in one that stands alone; what makes one as it is read.
const DIALOG: &str = include_str!("../app/sharing/dialog.js");
const PICTURE: &str = include_str!("../app/sharing/picture.js");
const FIGURE: &str = include_str!("../app/sharing/embed.js");
const AT: &str = include_str!("../app/sharing/at.js");
const STATES: &str = include_str!("../app/sharing/states.js");
const FROZEN: &str = include_str!("../app/sharing/frozen.js");
/// Parts of the style sheet that a figure needs alone, by their headings in it.
const FIGURE_STYLES: [&str; 7] =
    ["colours", "type", "figures", "strokes and fills of drawings", "tables", "sharing", "a figure alone"];
/// What chooses among stories.
const STORIES: &str = include_str!("../app/stories.js");
/// What leads on from addresses that pages had before.
const MOVED: &str = include_str!("../app/moved.js");
/// What checks a site, and what compares its release with one that a reader knows.
const CHECK: &str = include_str!("../app/check.js");
const TRUST: &str = include_str!("../app/trust.js");
/// What keeps a site for when there is no network, and what registers it.
const OFFLINE: &str = include_str!("../app/offline.js");
const SERVICE_WORKER: &str = include_str!("../app/sw.js");
const EXPLORING_WORKER: &str = include_str!("../app/explorer/worker.js");

/// Trunk's output as it was when this program was built; empty where there was none.
#[derive(Embed)]
#[folder = "target/shell"]
#[allow_missing = true]
struct Built;

/// The files that every page refers to, by name in the site's `assets/`.
pub struct Shell {
    pub js: String,
    pub wasm: String,
    pub css: String,
    pub icon: String,
    pub opener: String,
    pub explorer: String,
    pub place: String,
    pub stories: String,
    pub moved: String,
    pub check: String,
    pub trust: String,
    pub offline: String,
    pub dialog: String,
    pub at: String,
    /// of a figure that stands alone: in its document, not in files
    pub figure_css: String,
    pub figure_js: &'static str,
    /// of one that is unpacked as it is read
    pub frozen_js: String,
    /// of drawings on paper of their own, in light colours
    pub drawing_css: String,
    /// name and bytes
    pub files: Vec<(String, Vec<u8>)>,
}

/// What keeps a shell from being used.
#[derive(Debug)]
pub enum ShellError {
    Folder(FolderError),
    Missing(&'static str),
}

impl std::fmt::Display for ShellError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ShellError::Folder(error) => write!(f, "the shell cannot be read: {error}"),
            ShellError::Missing(what) => {
                write!(f, "the shell has no {what}; build the program with `make build`, or give the app with --shell")
            }
        }
    }
}

impl Shell {
    /// The one in `folder`; without one, that inside the program.
    pub fn load(folder: Option<&Path>) -> Result<Shell, ShellError> {
        match folder {
            Some(folder) => Shell::of(read_folder(folder).map_err(ShellError::Folder)?),
            None => {
                let files =
                    Built::iter().filter_map(|name| Some((name.to_string(), Built::get(&name)?.data.into_owned())));
                Shell::of(files.collect())
            }
        }
    }

    fn of(files: Files) -> Result<Shell, ShellError> {
        let find = |start: &str, end: &str, what: &'static str| {
            let name = files.keys().find(|name| name.starts_with(start) && name.ends_with(end));
            name.cloned().ok_or(ShellError::Missing(what))
        };
        let js = find("noticeboard-app", ".js", "noticeboard-app.js")?;
        let wasm = find("noticeboard-app", ".wasm", "noticeboard-app.wasm")?;
        let css = find("site", ".css", "site.css")?;
        let used = [&js, &wasm, &css].map(String::clone);
        let open_js = find("noticeboard-open", ".js", "noticeboard-open.js")?;
        let open_wasm = find("noticeboard-open", ".wasm", "noticeboard-open.wasm")?;
        let explore_js = find("noticeboard-explore", ".js", "noticeboard-explore.js")?;
        let explore_wasm = find("noticeboard-explore", ".wasm", "noticeboard-explore.wasm")?;
        let [open_js, open_wasm, explore_js, explore_wasm] =
            [open_js, open_wasm, explore_js, explore_wasm].map(|name| files[&name].clone());
        let mut files: Vec<(String, Vec<u8>)> = files.into_iter().filter(|(name, _)| used.contains(name)).collect();
        let mut add = |name: &str, end: &str, bytes: Vec<u8>| {
            let name = format!("{name}-{}.{end}", &sha256(&bytes)[..16]);
            files.push((name.clone(), bytes));
            name
        };
        let icon = add("icon", "svg", ICON.to_vec());
        let open_js = add("noticeboard-open", "js", open_js);
        let open_wasm = add("noticeboard-open", "wasm", open_wasm);
        let worker = OPENING_WORKER.replace("OPEN_JS", &open_js).replace("OPEN_WASM", &open_wasm);
        let worker = add("worker", "js", worker.into_bytes());
        let check = add("check", "js", CHECK.replace("WORKER_JS", &worker).into_bytes());
        let trust = add("trust", "js", TRUST.as_bytes().to_vec());
        let offline = add("offline", "js", OFFLINE.as_bytes().to_vec());
        let opener = add("open", "js", OPENER.replace("APP_JS", &js).replace("WORKER_JS", &worker).into_bytes());
        let explore_js = add("noticeboard-explore", "js", explore_js);
        let explore_wasm = add("noticeboard-explore", "wasm", explore_wasm);
        let worker = EXPLORING_WORKER.replace("EXPLORE_JS", &explore_js).replace("EXPLORE_WASM", &explore_wasm);
        let worker = add("explorer-worker", "js", worker.into_bytes());
        let map = add("explorer-map", "js", EXPLORER_MAP.as_bytes().to_vec());
        let explorer = EXPLORER.replace("WORKER_JS", &worker).replace("MAP_JS", &map);
        let explorer = add("explorer", "js", explorer.into_bytes());
        let bundle = add("bundle", "js", BUNDLE.as_bytes().to_vec());
        let place = PLACE.replace("APP_JS", &js).replace("BUNDLE_JS", &bundle);
        let place = add("place", "js", place.into_bytes());
        let stories = add("stories", "js", STORIES.as_bytes().to_vec());
        let moved = add("moved", "js", MOVED.as_bytes().to_vec());
        let picture = add("picture", "js", PICTURE.as_bytes().to_vec());
        let dialog = add("sharing", "js", DIALOG.replace("PICTURE_JS", &picture).into_bytes());
        let embed = add("figure", "js", FIGURE.as_bytes().to_vec());
        let states = add("figure-states", "js", STATES.as_bytes().to_vec());
        let at = AT.replace("EMBED_JS", &embed).replace("BUNDLE_JS", &bundle).replace("STATES_JS", &states);
        let at = add("figure-at", "js", at.into_bytes());
        let sheet = files.iter().find(|(name, _)| *name == css).map(|(_, bytes)| String::from_utf8_lossy(bytes));
        let sheet = sheet.unwrap_or_default();
        let (figure_css, drawing_css) = (sections(&sheet, &FIGURE_STYLES), in_light(&sheet));
        // in one document, which leans on no file that may be gone one day
        let (figure_js, frozen_js) = (FIGURE, format!("{}{FROZEN}{FIGURE}", STATES.replace("export ", "")));
        Ok(Shell {
            js,
            wasm,
            css,
            icon,
            opener,
            explorer,
            place,
            stories,
            moved,
            check,
            trust,
            offline,
            dialog,
            at,
            figure_css,
            figure_js,
            frozen_js,
            drawing_css,
            files,
        })
    }
}

/// The worker that keeps a site: it knows the files of the app, but for those that are fetched for a purpose of their own.
pub fn service_worker(shell: &Shell, base: &str, languages: &[Lang]) -> String {
    let is_rare = |name: &str| name.starts_with("noticeboard-open") || name.starts_with("worker-");
    let mut names: Vec<&str> =
        shell.files.iter().map(|(name, _)| name.as_str()).filter(|name| !is_rare(name)).collect();
    names.sort_unstable();
    let addresses: Vec<String> = names.iter().map(|name| format!("{base}assets/{name}")).collect();
    let version = &sha256(addresses.join("\n").as_bytes())[..16];
    let files = serde_json::to_string(&addresses).unwrap_or_default();
    let said = languages.iter().map(|lang| format!("<p lang=\"{}\">{}</p>", lang.tag(), words(*lang).trust.offline));
    let unread = format!(
        "<!doctype html><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{}</title>\
         <body>{}<p><a href=\"{base}\">{base}</a></p>",
        languages.first().map_or("", |lang| words(*lang).site),
        said.collect::<String>()
    );
    let unread = serde_json::to_string(&unread).unwrap_or_default();
    SERVICE_WORKER.replace("APP_VERSION", version).replace("APP_FILES", &files).replace("UNREAD_PAGE", &unread)
}

/// What a site is called where it is installed, with its icons.
pub fn manifest(base: &str, name: &str, icon: &str) -> String {
    let icons = [("any", icon), ("maskable", icon)]
        .map(|(purpose, src)| json!({ "src": src, "type": "image/svg+xml", "sizes": "any", "purpose": purpose }));
    let manifest = json!({
        "name": name, "short_name": name, "start_url": base, "scope": base, "id": base, "display": "minimal-ui",
        "background_color": "#fbfaf7", "theme_color": "#fbfaf7", "icons": icons,
    });
    manifest.to_string()
}

/// Of a style sheet the parts below these headings (a line that is a comment), without the space between rules.
fn sections(sheet: &str, headings: &[&str]) -> String {
    lines_of(sheet, headings).collect()
}

/// A heading is a comment below an empty line; any other comment belongs to its part.
fn lines_of<'a>(sheet: &'a str, headings: &'a [&str]) -> impl Iterator<Item = &'a str> {
    let (mut is_in, mut is_below_empty) = (false, true);
    sheet.lines().map(str::trim).filter(move |line| {
        let may_head = std::mem::replace(&mut is_below_empty, line.is_empty());
        match line.strip_prefix("/* ").and_then(|line| line.strip_suffix(" */")) {
            Some(heading) if may_head => {
                is_in = headings.contains(&heading);
                false
            }
            Some(_) => false,
            None => is_in,
        }
    })
}

/// What a style sheet says of drawings, for what draws SVG and knows no variables: the first value of each, which is that
/// of light, stands in its place.
fn in_light(sheet: &str) -> String {
    let colours = sections(sheet, &["colours"]);
    let colours = colours.split('}').next().unwrap_or_default();
    // a rule a line; those of a page's boxes and of pointers are of no use
    let drawings = lines_of(sheet, &["strokes and fills of drawings"]).filter(|line| line.starts_with('.'));
    let mut css: String = drawings.filter(|line| !line.contains(":hover") && !line.contains(":focus")).collect();
    let variables = colours.split(';').filter_map(|part| part.rsplit_once("--")?.1.split_once(':'));
    for (name, value) in variables {
        css = css.replace(&format!("var(--{name})"), value.trim());
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_alone_has_the_styles_that_it_needs() {
        let sheet =
            "/* a */\np { top: 0; }\n\n/* b */\n@media print {\n  /* why */\n  q { left: 0; }\n}\n\n/* c */\ni {}\n";
        assert_eq!(sections(sheet, &["b", "c"]), "@media print {q { left: 0; }}i {}");
        let own = include_str!("../../style/site.css");
        for heading in FIGURE_STYLES {
            assert!(own.contains(&format!("\n\n/* {heading} */\n")), "site.css has no part {heading}");
        }
    }
}
