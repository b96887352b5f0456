//! The list of names that a reader's device searches, as it comes over the wire.
//!
//! Text, so that it can be read and compresses well. The first line is its version, the second how its characters are read,
//! the third every context ("a district, a city") once, parted by tabs. Then sections: a line `>folder/` and below it a
//! line a name, fields parted by tabs: name, id, number of its context, aliases parted by `|`. The places stand first, in
//! the order of the rows of the place table.

use serde::Serialize;

use super::bits::Bits;
use super::signature::Signatures;
use super::spelling::Readings;

const VERSION: &str = "noticeboard-names 2";

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hit {
    pub name: String,
    /// below the programme's address
    pub path: String,
    pub context: String,
}

/// Something with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub id: String,
    pub context: String,
    pub aliases: Vec<String>,
}

/// Names that lead to pages of one folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub folder: String,
    pub names: Vec<Named>,
}

/// The list as text.
pub fn write(sections: &[Section], readings: &Readings) -> String {
    let clean = |text: &str| text.replace(['\t', '\n', '\r'], " ");
    let mut contexts: Vec<String> = Vec::new();
    let mut known = std::collections::HashMap::new();
    let mut body = String::new();
    for section in sections {
        body.push_str(&format!("\n>{}", clean(&section.folder)));
        for named in &section.names {
            let context = *known.entry(&named.context).or_insert_with(|| {
                contexts.push(clean(&named.context));
                contexts.len() - 1
            });
            let aliases: Vec<String> = named.aliases.iter().map(|alias| clean(alias).replace('|', " ")).collect();
            // a name must not look like a section
            let name = clean(&named.name);
            let name = name.trim_start_matches('>');
            body.push_str(&format!("\n{name}\t{}\t{context}\t{}", clean(&named.id), aliases.join("|")));
        }
    }
    format!("{VERSION}\n{}\n{}{body}", readings.write(), contexts.join("\t"))
}

/// The whole list, as a device holds it: the text, and where each line of it begins.
#[derive(Debug, Default)]
pub struct Names {
    text: String,
    lines: Vec<Line>,
    /// folder, and number of its first name
    sections: Vec<(String, usize)>,
    pub(super) contexts: Vec<String>,
    pub(super) readings: Readings,
    pub(super) signatures: Signatures,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    start: u32,
    context: u32,
}

impl Names {
    /// None if the text is not such a list, or of another version.
    pub fn parse(text: String) -> Option<Names> {
        let mut head = text.splitn(4, '\n');
        if head.next()? != VERSION {
            return None;
        }
        let readings = Readings::parse(head.next()?);
        let contexts: Vec<String> = head.next()?.split('\t').map(str::to_owned).collect();
        let body = head.next().unwrap_or_default();
        let mut start = text.len() - body.len();
        let names = body.split('\n').filter(|line| !line.is_empty() && !line.starts_with('>')).count();
        let (mut lines, mut sections, mut signatures) = (Vec::new(), Vec::new(), Signatures::new(names));
        for line in body.split('\n') {
            if let Some(folder) = line.strip_prefix('>') {
                sections.push((folder.to_owned(), lines.len()));
            } else if !line.is_empty() {
                let fields: Vec<&str> = line.splitn(4, '\t').collect();
                let [name, id, context, aliases] = fields[..].try_into().ok()?;
                let context: u32 = context.parse().ok().filter(|it: &u32| (*it as usize) < contexts.len())?;
                signatures.insert(lines.len(), [name, id].into_iter().chain(aliases.split('|')), &readings);
                lines.push(Line { start: u32::try_from(start).ok()?, context });
                if sections.is_empty() {
                    return None;
                }
            }
            start += line.len() + 1;
        }
        Some(Names { lines, sections, contexts, readings, signatures, text })
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Name, id, number of the context, aliases.
    pub(super) fn fields(&self, i: usize) -> [&str; 4] {
        let rest = self.lines.get(i).and_then(|line| self.text.get(line.start as usize..)).unwrap_or_default();
        let line = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest, |end| &rest[..end]);
        let mut fields = line.splitn(4, '\t');
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    }

    pub fn name(&self, i: usize) -> &str {
        self.fields(i)[0]
    }

    pub fn id(&self, i: usize) -> &str {
        self.fields(i)[1]
    }

    pub(super) fn aliases(&self, i: usize) -> impl Iterator<Item = &str> {
        self.fields(i)[3].split('|').filter(|alias| !alias.is_empty())
    }

    pub(super) fn context_of(&self, i: usize) -> usize {
        self.lines.get(i).map_or(0, |line| line.context as usize)
    }

    /// The names whose contexts pass.
    pub(super) fn within(&self, passes: &[bool]) -> Bits {
        let mut found = Bits::none(self.len());
        let mut start = 0;
        // what stands together is often in the same place
        for same in self.lines.chunk_by(|a, b| a.context == b.context) {
            if same.first().is_some_and(|line| passes.get(line.context as usize) == Some(&true)) {
                found.insert_range(start..start + same.len());
            }
            start += same.len();
        }
        found
    }

    pub fn context(&self, i: usize) -> &str {
        self.contexts.get(self.context_of(i)).map_or("", String::as_str)
    }

    /// The numbers of the names that lead to pages of a folder.
    pub fn section(&self, folder: &str) -> std::ops::Range<usize> {
        // pages may be asked for by id, in the same folder
        let is_it = |known: &str| known.split('?').next() == Some(folder);
        let Some(at) = self.sections.iter().position(|(known, _)| is_it(known)) else { return 0..0 };
        self.sections[at].1..self.sections.get(at + 1).map_or(self.lines.len(), |(_, start)| *start)
    }

    /// Where a name leads, below the programme's address.
    pub fn path(&self, i: usize) -> String {
        let after = self.sections.partition_point(|(_, start)| *start <= i);
        let folder = after.checked_sub(1).map_or("", |at| self.sections[at].0.as_str());
        let id = self.id(i);
        // a folder itself, where there is no id
        let end = if id.is_empty() || folder.contains('?') { "" } else { "/" };
        format!("{folder}{id}{end}")
    }

    pub fn hit(&self, i: usize) -> Hit {
        Hit { name: self.name(i).to_owned(), path: self.path(i), context: self.context(i).to_owned() }
    }

    /// Number of the name in a folder that has this id.
    pub fn find(&self, folder: &str, id: &str) -> Option<usize> {
        self.section(folder).find(|i| self.id(*i) == id)
    }
}
