//! The order of the modules: one imports only from those above it in `src/lib.rs`, and those without a page or a machine
//! under them stay so.

mod support;

use std::collections::BTreeMap;

use support::{files_below, path};

/// As the modules build on each other; `src/lib.rs` must list them so.
const ORDER: [&str; 13] = [
    "model", "words", "package", "measure", "release", "explore", "chart", "map", "prepare", "browser", "app", "open",
    "publish",
];

/// Pairs that do not know each other, though one stands above the other.
const STRANGERS: [(&str, &str); 3] = [("map", "chart"), ("open", "browser"), ("publish", "browser")];

/// Modules that compile for both targets as they are.
const PURE: [&str; 9] = ["model", "words", "package", "measure", "release", "explore", "chart", "map", "prepare"];

#[test]
fn the_house_lists_its_modules_from_the_ground_up() {
    let lib = std::fs::read_to_string(path("src/lib.rs")).expect("src/lib.rs is there");
    assert_eq!(declared(&lib), ORDER, "src/lib.rs lists its modules in another order than they build on each other");
}

#[test]
fn modules_import_only_from_above() {
    let files = files_below(&path("src"));
    let sources: BTreeMap<String, String> = files
        .into_iter()
        .filter(|(name, _)| name.ends_with(".rs"))
        .map(|(name, bytes)| (name, String::from_utf8(bytes).expect("sources are UTF-8")))
        .collect();
    assert!(sources.len() > 50, "only {} sources found", sources.len());
    let faults: Vec<String> = sources.iter().flat_map(|(name, source)| faults(name, source)).collect();
    assert!(faults.is_empty(), "{} imports are out of order:\n{}", faults.len(), faults.join("\n"));
}

/// The modules of a `lib.rs`, in its order.
fn declared(lib: &str) -> Vec<String> {
    let code = code_of(lib);
    code.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned)).collect()
}

/// What a source (named as below `src/`) must not say.
fn faults(name: &str, source: &str) -> Vec<String> {
    let Some((module, rest)) = name.split_once('/') else { return Vec::new() };
    // the binaries may use everything
    let Some(place) = ORDER.iter().position(|known| *known == module) else { return Vec::new() };
    let code = code_of(source);
    // as many `super` as there are modules lead out to the crate: mod.rs stands for its folder
    let depth = 1 + rest.split('/').filter(|part| *part != "mod.rs").count();
    let mut faults = Vec::new();
    for (line, named) in named_modules(&code, depth) {
        let below = ORDER.iter().position(|known| *known == named).is_some_and(|other| other > place);
        if below || STRANGERS.contains(&(module, named.as_str())) {
            faults.push(format!("src/{name}:{line}: {module} must not know {named}"));
        }
    }
    if PURE.contains(&module) {
        faults.extend(bound_to_a_target(&code).into_iter().map(|(line, what)| format!("src/{name}:{line}: {what}")));
    }
    faults
}

/// Line and name of whatever stands behind `crate::`, or behind as many `super::` as lead to the crate.
fn named_modules(code: &str, depth: usize) -> Vec<(usize, String)> {
    let to_crate = ["crate::".to_owned(), "super::".repeat(depth)];
    let mut named = Vec::new();
    for start in &to_crate {
        for (at, _) in code.match_indices(start.as_str()) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let line = code[..at].matches('\n').count() + 1;
            named.extend(heads(&code[at + start.len()..]).into_iter().map(|head| (line, head)));
        }
    }
    named
}

/// First names of a path or of a group of paths: `a` of `a::b`, `a` and `c` of `{a::{b}, c}`.
fn heads(path: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut start, mut heads) = (0, 0, Vec::new());
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(word(&group[start..i]));
                start = i + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads
}

/// Where code is for one target or one set of features only.
fn bound_to_a_target(code: &str) -> Vec<(usize, String)> {
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    let mut found: Vec<(usize, String)> =
        code.match_indices("web_sys").map(|(at, _)| (line(at), "web_sys is the browser's".to_owned())).collect();
    for start in ["cfg(", "cfg!(", "cfg_attr("] {
        for (at, _) in code.match_indices(start) {
            let mut depth = 0;
            let inside = code[at + start.len()..].chars().take_while(|c| {
                depth += i32::from(*c == '(') - i32::from(*c == ')');
                depth >= 0
            });
            let inside: String = inside.collect();
            if let Some(what) = ["target_", "feature"].iter().find(|what| inside.contains(**what)) {
                found.push((line(at), format!("cfg({what}…) in a module that is the same everywhere")));
            }
        }
    }
    found
}

/// A source without comments and without what its strings and characters hold; its lines stay.
fn code_of(source: &str) -> String {
    let (mut out, mut rest) = (String::new(), source);
    while let Some(c) = rest.chars().next() {
        let length = comment(rest).or_else(|| string(rest, out.chars().next_back())).or_else(|| character(rest));
        match length {
            Some(length) => out.extend(rest[..length].chars().filter(|c| *c == '\n')),
            None => out.push(c),
        }
        rest = &rest[length.unwrap_or(c.len_utf8())..];
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// Length of the comment that begins here.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let mut at = text.strip_prefix("/*").map(|_| 2)?;
    let mut depth = 1;
    while depth > 0 && at < text.len() {
        let here = &text.as_bytes()[at..];
        let step = if here.starts_with(b"/*") { 1 } else { -i32::from(here.starts_with(b"*/")) };
        depth += step;
        at += if step == 0 { 1 } else { 2 };
    }
    Some(at)
}

/// Length of the string that begins here, raw or not.
fn string(text: &str, before: Option<char>) -> Option<usize> {
    let raw = text.strip_prefix('r').filter(|_| !before.is_some_and(|c| c.is_alphanumeric() || c == '_'));
    if let Some(raw) = raw {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let opening = 1 + hashes + 1;
            return Some(text[opening..].find(&end).map_or(text.len(), |at| opening + at + end.len()));
        }
    }
    quoted(text, '"')
}

/// Length of the character that begins here; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let is_character = inside.starts_with('\\') || inside.chars().nth(1) == Some('\'');
    is_character.then(|| quoted(text, '\''))?
}

fn quoted(text: &str, quote: char) -> Option<usize> {
    let inside = text.strip_prefix(quote)?;
    let mut is_escaped = false;
    let end = inside.find(|c| {
        let ends = c == quote && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        ends
    });
    Some(end.map_or(text.len(), |end| end + 2))
}

#[test]
fn the_checker_finds_what_is_out_of_order() {
    // (file, source, lines at fault)
    let cases: [(&str, &str, &[usize]); 22] = [
        ("words/mod.rs", "use crate::model::Text;", &[]),
        ("words/mod.rs", "use crate::package::Finding;", &[1]),
        ("words/mod.rs", "\n\nfn f() { crate::package::read(); }", &[3]),
        ("words/mod.rs", "use crate::{model::{Text, Lang}, package, words::Fault};", &[1]),
        ("words/mod.rs", "use crate::{\n    model::{package, Text},\n    words::Fault,\n};", &[]),
        ("words/mod.rs", "// use crate::package;\n/* crate::app /* crate::map */ crate::app */", &[]),
        ("words/mod.rs", "//! [`crate::app`]\nconst A: &str = \"crate::app\\\" crate::app\";", &[]),
        ("words/mod.rs", "const A: &str = r#\"a \" crate::app\"#; use crate::app::A;", &[1]),
        ("words/mod.rs", "const A: &str = \"two\nlines\"; use crate::app::A;", &[2]),
        ("words/mod.rs", "fn f<'a>(q: char) -> bool { q == '\"' } use crate::app; // \"", &[1]),
        ("words/mod.rs", "use super::package::Finding;", &[1]),
        ("words/fault.rs", "use super::package;", &[]),
        ("words/fault.rs", "use super::super::package::Finding;", &[1]),
        ("map/mod.rs", "use crate::chart::Ink;", &[1]),
        ("chart/mod.rs", "use crate::map::AreaMap;", &[1]),
        ("publish/site.rs", "use crate::{app, package};", &[]),
        ("publish/site.rs", "use crate::browser::page;", &[1]),
        ("map/mod.rs", "#[cfg(test)]\nmod tests;", &[]),
        (
            "map/mod.rs",
            "#[cfg(feature = \"publish\")]\nmod a;\n#[cfg(all(test, target_arch = \"x\"))]\nmod b;",
            &[1, 3],
        ),
        ("map/mod.rs", "fn f() { if cfg!(feature = \"x\") { web_sys::window() } }", &[1, 1]),
        ("browser/mod.rs", "use web_sys::Window;\n#[cfg(feature = \"hydrate\")]\nmod a;", &[]),
        ("bin/noticeboard.rs", "use crate::anything; use web_sys::Window;", &[]),
    ];
    for (file, source, expected) in cases {
        let lines: Vec<usize> =
            faults(file, source).iter().filter_map(|fault| fault.split(':').nth(1)?.parse().ok()).collect();
        assert_eq!(lines, expected, "{file}: {source}");
    }
}

#[test]
fn the_checker_reads_the_order_of_modules() {
    let lib = "//! pub mod no;\npub mod b; // first\n#[cfg(feature = \"x\")]\npub mod a;\n/* pub mod c; */\n";
    assert_eq!(declared(lib), ["b", "a"]);
}
