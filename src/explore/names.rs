//! Names of areas, places and stories, and the search over them.
//!
//! The list is text, one name a line, fields parted by tabs: name, address below the programme's own, context ("a
//! district, a city"), other spellings (aliases, pinyin, initials) parted by `|`. The first line is its version.

use std::cmp::Reverse;

const VERSION: &str = "noticeboard-names 1";

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub name: String,
    pub path: String,
    pub context: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry {
    hit: Hit,
    /// the name and its other spellings, folded
    spellings: Vec<String>,
}

/// The whole list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names(Vec<Entry>);

/// The list as text, from (hit, other spellings).
pub fn write<'a>(entries: impl Iterator<Item = (&'a Hit, Vec<String>)>) -> String {
    let clean = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let mut out = String::from(VERSION);
    for (hit, spellings) in entries {
        let fields = [clean(&hit.name), clean(&hit.path), clean(&hit.context), clean(&spellings.join("|"))];
        out.push('\n');
        out.push_str(&fields.join("\t"));
    }
    out
}

impl Names {
    /// None if the text is not such a list, or of another version.
    pub fn parse(text: &str) -> Option<Names> {
        let mut lines = text.lines();
        if lines.next()? != VERSION {
            return None;
        }
        let entries = lines.map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let hit = Hit { name: fields.next()?, path: fields.next()?, context: fields.next()? };
            let others = fields.next()?;
            let mut spellings = vec![fold(&hit.name)];
            spellings.extend(others.split('|').filter(|other| !other.is_empty()).map(fold));
            Some(Entry { hit, spellings })
        });
        entries.collect::<Option<Vec<_>>>().map(Names)
    }

    /// Whether some name leads there.
    pub fn leads_to(&self, path: &str) -> bool {
        self.0.iter().any(|entry| entry.hit.path == path)
    }

    /// The best `limit` matches: a whole name first, then names that begin so, then spellings that do, then the rest;
    /// among equals the shorter name, then the order of the list.
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        let wanted = fold(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(u8, Reverse<usize>, &Entry)> = self
            .0
            .iter()
            .filter_map(|entry| Some((rank(entry, &wanted)?, Reverse(entry.hit.name.chars().count()), entry)))
            .collect();
        found.sort_by_key(|(rank, length, _)| Reverse((*rank, *length)));
        found.into_iter().take(limit).map(|(_, _, entry)| entry.hit.clone()).collect()
    }
}

fn rank(entry: &Entry, wanted: &str) -> Option<u8> {
    let (name, others) = entry.spellings.split_first()?;
    if name == wanted {
        Some(5)
    } else if name.starts_with(wanted) {
        Some(4)
    } else if others.iter().any(|other| other == wanted) {
        Some(3)
    } else if others.iter().any(|other| other.starts_with(wanted)) {
        Some(2)
    } else if name.contains(wanted) || others.iter().any(|other| other.contains(wanted)) {
        Some(1)
    } else {
        None
    }
}

/// Without case, spaces and punctuation, so that "Guan Yuan" finds "guanyuan".
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> Names {
        let rows = [
            ("海关东巷", "places/hgdx/", "友谊街道", "haiguandongxiang|hgdx"),
            ("海关东巷社区", "areas/1/", "桥西区", "haiguandongxiangshequ|hgdxsq"),
            ("东海关街道", "areas/2/", "新华区", "donghaiguanjiedao|dhgjd"),
            ("Bayern", "areas/09/", "Germany", "Bavaria"),
        ];
        let hits: Vec<(Hit, Vec<String>)> = rows
            .iter()
            .map(|(name, path, context, spellings)| {
                let hit = Hit { name: (*name).into(), path: (*path).into(), context: (*context).into() };
                (hit, spellings.split('|').map(str::to_owned).collect())
            })
            .collect();
        let text = write(hits.iter().map(|(hit, spellings)| (hit, spellings.clone())));
        Names::parse(&text).unwrap_or_default()
    }

    #[test]
    fn finds_by_name_pinyin_initials_and_alias() {
        let cases: [(&str, &[&str]); 9] = [
            ("海关东巷", &["海关东巷", "海关东巷社区"]),
            ("海关", &["海关东巷", "海关东巷社区", "东海关街道"]),
            ("hgdx", &["海关东巷", "海关东巷社区"]),
            ("haiguan dong", &["海关东巷", "海关东巷社区"]),
            ("HAIGUAN", &["海关东巷", "海关东巷社区", "东海关街道"]),
            ("bavaria", &["Bayern"]),
            ("bay", &["Bayern"]),
            ("西", &[]),
            ("  ", &[]),
        ];
        for (typed, expected) in cases {
            let names: Vec<String> = list().search(typed, 8).into_iter().map(|hit| hit.name).collect();
            assert_eq!(names, expected, "{typed}");
        }
    }

    #[test]
    fn refuses_what_is_not_its_list() {
        for text in ["", "<!doctype html>", "noticeboard-names 2\na\tb\tc\td", "noticeboard-names 1\na\tb"] {
            assert_eq!(Names::parse(text), None, "{text}");
        }
    }
}
