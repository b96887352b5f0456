//! All data of a programme in one file, with what one must know to use and to cite it.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::stage::{Stage, StageError};
use crate::app::{Links, Loaded, Site};
use crate::model::{Credit, Lang};
use crate::package::Files;
use crate::words::{self, words};

/// One for each language.
pub fn write_archives(site: &Site, loaded: &Loaded, files: &Files, stage: &Stage) -> Result<(), StageError> {
    for &lang in &loaded.programme.languages {
        let links = site.links(&loaded.programme, lang);
        let address = format!("{}{}", site.url.trim_end_matches('/'), links.overview());
        let readme = readme(loaded, &links, &address);
        let citation = citation(loaded, &links, &address);
        let extra = [("README.md", readme.into_bytes()), ("CITATION.bib", citation.into_bytes())];
        let all = extra.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
        let all = all.chain(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        // writing to memory does not fail, and names are those of files on a disk
        let Some(zip) = pack(all) else { continue };
        stage.write(&format!("{}download/{}.zip", links.folder, lang.tag()), &zip)?;
    }
    Ok(())
}

/// Without dates, so that the same files give the same bytes.
fn pack<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Option<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().unix_permissions(0o644);
        zip.start_file(name, options).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn readme(loaded: &Loaded, links: &Links, address: &str) -> String {
    let lang = links.lang;
    let t = words(lang);
    let programme = &loaded.programme;
    let mut out = format!("# {}\n\n", programme.title.get(lang));
    // writing to a string does not fail
    if programme.illustrative {
        let notice = match programme.notice.get(lang) {
            "" => t.illustrative_long,
            notice => notice,
        };
        let _ = writeln!(out, "**{}** {notice}\n", t.illustrative);
    }
    let description = programme.description.get(lang);
    if !description.is_empty() {
        let _ = writeln!(out, "{description}\n");
    }
    let mut fact = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(out, "- {name}{}{value}", t.colon);
        }
    };
    fact(t.publisher, programme.publisher.get(lang));
    fact(t.version, &programme.version);
    fact(t.date, &programme.created.map(|date| words::date(date, lang)).unwrap_or_default());
    if let Some((number, hash)) = &loaded.release {
        fact(t.release, &format!("{number}, SHA-256 {hash}"));
    }
    fact("URL", address);
    let _ = writeln!(out, "\n## {}\n", t.file);
    for file in &programme.files {
        let title = match file.title.get(lang) {
            "" => &file.name,
            title => title,
        };
        let rows = file.rows.map(|rows| format!(", {}{}{}", t.rows, t.colon, words::number(rows as f64, lang)));
        let licence = if file.licence.is_empty() { String::new() } else { format!(", {}", file.licence) };
        let _ = writeln!(out, "- `{}`: {title}{}{licence}", file.path, rows.unwrap_or_default());
    }
    let _ = writeln!(out, "\n`datapackage.json`: {} (https://datapackage.org).", t.descriptor);
    let _ = writeln!(out, "\n## {}\n", t.source_and_licence);
    for Credit { title, path } in programme.sources.iter().chain(&programme.licences) {
        let _ = writeln!(out, "- {} {path}", title.get(lang));
    }
    let _ = writeln!(out, "\n## {}\n\n{}", t.sharing.cite, sentence(loaded, lang, address));
    out
}

/// How to cite the data.
fn sentence(loaded: &Loaded, lang: Lang, address: &str) -> String {
    let programme = &loaded.programme;
    let t = words(lang);
    let date = programme.created.map(|date| words::date(date, lang)).unwrap_or_default();
    let released = loaded.release.as_ref().map(|(number, hash)| {
        let released = t.sharing.released.replace("{release}", &number.to_string()).replace("{date}", &date);
        format!(" {released}, SHA-256 {hash}.")
    });
    let publisher = match programme.publisher.get(lang) {
        "" => String::new(),
        publisher => format!("{publisher}. "),
    };
    format!("{publisher}{}.{} {address}", programme.title.get(lang), released.unwrap_or_default())
}

fn citation(loaded: &Loaded, links: &Links, address: &str) -> String {
    let programme = &loaded.programme;
    // what TeX takes for itself
    let plain = |text: &str| {
        text.chars().fold(String::new(), |mut out, c| {
            match c {
                '{' | '}' | '\\' => {}
                '%' | '&' | '#' | '_' | '$' => out.extend(['\\', c]),
                c => out.push(c),
            }
            out
        })
    };
    let mut fields = vec![("title", plain(programme.title.get(links.lang)))];
    let publisher = programme.publisher.get(links.lang);
    if !publisher.is_empty() {
        fields.push(("author", format!("{{{}}}", plain(publisher))));
    }
    fields.extend(programme.created.map(|date| ("year", date.year().to_string())));
    if let Some((number, hash)) = &loaded.release {
        fields.push(("version", number.to_string()));
        fields.push(("note", format!("SHA-256 {hash}")));
    }
    fields.push(("url", address.to_owned()));
    let fields: String = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@misc{{{},\n{fields}}}\n", programme.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_again_and_the_same_bytes_come_of_the_same_files() {
        let files = [("a.csv", &b"x,y\n1,2\n"[..]), ("b/c.txt", &b""[..])];
        let zip = pack(files.into_iter()).expect("a zip");
        assert_eq!(zip, pack(files.into_iter()).expect("a zip"));
        let mut read = zip::ZipArchive::new(Cursor::new(zip)).expect("it opens");
        for (name, bytes) in files {
            let mut found = Vec::new();
            std::io::copy(&mut read.by_name(name).expect(name), &mut found).expect(name);
            assert_eq!(found, bytes, "{name}");
        }
    }
}
