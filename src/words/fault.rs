//! What can be wrong with a data package. Its words are in the catalogue of each language.

use super::catalogue::catalogue;
use crate::model::{CivilDate, Lang};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Note,
}

impl Severity {
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// What a spreadsheet made of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mangled {
    /// 1.3E+11: the digits are lost
    Scientific,
    /// 1-2 became a date
    Date,
}

/// What was mended in an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mended {
    Closed,
    RepeatedPositions,
    EmptyRing,
    Crossing,
    Merged,
    Wrapped,
    Height,
}

/// Why an address did not give a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unfetched {
    Status {
        status: u16,
    },
    /// a page for people
    Page,
    TooLarge {
        megabytes: u64,
    },
    TooSlow {
        seconds: u64,
    },
    Redirects,
    CutShort,
    Unreachable,
    /// nobody trusted vouches for the host
    Untrusted,
    /// page after page is the same
    Repeats,
    NotAsExpected,
    /// it was not asked
    Offline,
}

/// Why positions cannot be longitude and latitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WrongPosition {
    OutOfRange,
    Swapped,
    Projected,
}

macro_rules! faults {
    ($($(#[doc = $doc:literal])* $variant:ident $({ $($field:ident: $type:ty),* })? = $code:literal $severity:ident;)*) => {
        /// A kind of fault, with what its sentence needs beside the value found.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Fault { $($(#[doc = $doc])* $variant $({ $($field: $type),* })?,)* }

        impl Fault {
            pub const CODES: &[&str] = &[$($code),*];

            pub const fn code(&self) -> &'static str {
                match self { $(Fault::$variant $({ $($field: _),* })? => $code,)* }
            }

            pub const fn severity(&self) -> Severity {
                match self { $(Fault::$variant $({ $($field: _),* })? => Severity::$severity,)* }
            }

            /// One of each kind.
            #[cfg(test)]
            fn examples() -> Vec<Fault> {
                vec![$(Fault::$variant $({ $($field: <$type as tests::Example>::example()),* })?),*]
            }
        }
    };
}

faults! {
    // files
    MissingFile = "missing-file" Error;
    PathLeadsOut = "path-leads-out" Error;
    SourceUnfetched { why: Unfetched } = "source-unfetched" Error;
    SourceDown { why: Unfetched, copy: CivilDate } = "source-down" Warning;
    CopyNotKept { reason: String } = "copy-not-kept" Warning;
    TooLarge { megabytes: u64 } = "too-large" Error;
    NotText = "not-utf8" Error;
    UnknownEncoding = "unknown-encoding" Error;
    GuessedEncoding { encoding: &'static str } = "guessed-encoding" Note;
    BadGzip { reason: String } = "bad-gzip" Error;
    BadWorkbook { reason: String } = "bad-workbook" Error;
    BadParquet { reason: String } = "bad-parquet" Error;
    NestedColumn = "nested-column" Error;
    OtherColumns { expected: String } = "other-columns" Error;
    NoSuchSheet { known: String } = "no-such-sheet" Error;
    SeveralSheets { used: String, known: String } = "several-sheets" Note;
    ErrorInCell = "error-in-cell" Warning;
    LostDigits = "lost-digits" Error;
    BadJson { reason: String } = "bad-json" Error;
    ConflictMarkers = "conflict-markers" Error;

    // the descriptor
    NothingToShow = "nothing-to-show" Error;
    MissingProperty { property: &'static str } = "missing-property" Error;
    BadProperty { expected: String } = "bad-property" Error;
    BadName = "bad-name" Error;
    UnknownColumn { known: String } = "unknown-column" Error;
    MapsNothing { known: String } = "maps-nothing" Error;
    NoRowsLeft = "no-rows-left" Error;

    // tables
    OpenQuote = "open-quote" Error;
    MissingColumn { column: String, found: String } = "missing-column" Error;
    DuplicateColumn = "duplicate-column" Error;
    RowTooLong { expected: usize, found: usize } = "row-too-long" Error;
    RowTooShort { expected: usize, found: usize } = "row-too-short" Error;
    EmptyTable = "empty-table" Error;
    MoreOfTheSame { code: &'static str, rows: u64 } = "more-of-the-same" Note;
    EmptyCell = "empty-cell" Error;
    BadId = "bad-id" Error;
    MangledId { how: Mangled } = "mangled-id" Error;
    BadDate = "bad-date" Error;
    AmbiguousDate = "ambiguous-date" Error;
    UnlikelyDate = "unlikely-date" Warning;
    BadNumber = "bad-number" Error;
    NegativeCount = "negative-count" Error;
    ShareOutOfRange = "share-out-of-range" Error;
    FewerThanAsked = "fewer-than-asked" Error;
    LevelsDoNotFit = "levels-do-not-fit" Error;
    ScoreOutOfRange { min: f64, max: f64 } = "score-out-of-range" Error;
    UnknownId { table: &'static str, similar: Option<String> } = "unknown-id" Error;
    UnknownWord { known: String, similar: Option<String> } = "unknown-word" Error;
    DuplicateKey { first_row: u64 } = "duplicate-key" Error;
    Circular = "circular" Error;
    BadPosition { wrong: WrongPosition } = "bad-position" Error;
    NullIsland = "null-island" Warning;
    BadLink = "bad-link" Error;
    CoveredAboveTotal { total: f64 } = "covered-above-total" Warning;
    CountsAndPercent = "counts-and-percent" Error;
    FractionsAsPercent = "fractions-as-percent" Error;
    FallingCount { date: CivilDate, from: f64 } = "falling-count" Warning;
    DatesReversed = "dates-reversed" Error;
    NotAPicture = "not-a-picture" Error;
    ActiveDrawing = "active-drawing" Error;
    PictureMetadata = "picture-metadata" Note;

    // outlines
    BadGeoJson { reason: String } = "bad-geojson" Error;
    SeveralObjects { known: String } = "several-objects" Error;
    WrongReference = "wrong-reference" Error;
    OutlineOutOfRange { wrong: WrongPosition } = "outline-out-of-range" Error;
    OutlineMended { how: Mended } = "outline-mended" Note;
    OutlineCrosses = "outline-crosses" Warning;
    NoMapApproval = "no-map-approval" Warning;
    OutlineOfNoArea = "outline-of-no-area" Note;
    NoOutline { areas: usize } = "no-outline" Note;
    OutlineNotDrawn { area: String } = "outline-not-drawn" Warning;

    // what contradicts itself
    PartsDiffer { parts: f64, date: CivilDate } = "parts-differ" Warning;
    StatusDiffers { counted: f64, date: CivilDate } = "status-differs" Warning;

    // against the last release
    OlderThanPublished { published: CivilDate } = "older-than-published" Error;
    PromiseGone = "promise-gone" Error;
    DefinitionChanged { before: String } = "definition-changed" Error;
    PlacesGone { places: usize } = "places-gone" Error;
    AreasGone { areas: usize } = "areas-gone" Error;
    PastAltered { figures: usize } = "past-altered" Warning;
    FileNotNamed = "file-not-named" Note;

    // a site whose records do not agree with its files
    FileAltered { release: u32 } = "file-altered" Error;
    FileGone { release: u32 } = "file-gone" Error;
    FileNotRecorded = "file-not-recorded" Error;
    MadeOtherwise = "made-otherwise" Error;
    HistoryAltered { release: u32 } = "history-altered" Error;
    HistoryUnreadable { reason: String } = "history-unreadable" Error;
    SignatureWrong { release: u32 } = "signature-wrong" Error;
    SignatureMissing { release: u32 } = "signature-missing" Error;
    KeyChanged { release: u32, key: String } = "key-changed" Warning;
    OtherKey { key: String } = "other-key" Error;
    Forked { release: u32 } = "forked" Error;
    ReleaseDropped { release: u32, pruned: bool, reason: String } = "release-dropped" Note;
}

impl Fault {
    /// What is wrong, and what to do about it.
    pub fn words(&self, lang: Lang) -> (String, String) {
        catalogue(lang).fault(self)
    }

    /// Whether it may be published all the same by one who says so by name: it is not broken, but would mislead.
    pub const fn may_be_allowed(&self) -> bool {
        matches!(
            self,
            Fault::OlderThanPublished { .. }
                | Fault::PromiseGone
                | Fault::DefinitionChanged { .. }
                | Fault::PlacesGone { .. }
                | Fault::AreasGone { .. }
                | Fault::FractionsAsPercent
        )
    }
}

impl Severity {
    pub fn word(self, lang: Lang) -> &'static str {
        catalogue(lang).severity(self)
    }
}

/// "coverage.csv, line 4, column date".
pub fn place_in_file(file: &str, row: Option<u64>, column: Option<&str>, lang: Lang) -> String {
    catalogue(lang).place(file, row, column)
}

/// "and 12 more".
pub fn and_more(more: usize, lang: Lang) -> String {
    catalogue(lang).and_more(more)
}

/// "3 errors, 1 warning, 0 notes".
pub fn tally(errors: usize, warnings: usize, notes: usize, lang: Lang) -> String {
    catalogue(lang).tally(errors, warnings, notes)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// What stands in the sentences of the list of findings.
    pub trait Example {
        fn example() -> Self;
    }

    macro_rules! example {
        ($($type:ty: $value:expr),*) => {
            $(impl Example for $type { fn example() -> $type { $value } })*
        };
    }

    example! {
        String: "\u{2026}".to_owned(), &'static str: "\u{2026}", usize: 2, u64: 3, u32: 2, bool: false, f64: 1000.0,
        Option<String>: None, CivilDate: CivilDate::constant(2026, 6, 30),
        Mangled: Mangled::Scientific, Mended: Mended::Closed, Unfetched: Unfetched::CutShort, WrongPosition: WrongPosition::OutOfRange
    }

    /// `docs/findings.*.md` explain every code. `UPDATE=1 cargo test findings` writes them anew.
    #[test]
    fn the_list_of_findings_is_up_to_date() {
        let heads = [
            (
                Lang::ZhCn,
                "\u{68c0}\u{67e5}\u{7ed3}\u{679c}\u{4e00}\u{89c8}",
                ["\u{4ee3}\u{7801}", "\u{610f}\u{601d}", "\u{600e}\u{4e48}\u{529e}"],
            ),
            (Lang::En, "Findings", ["code", "what it means", "what to do"]),
            (Lang::De, "Befunde", ["Code", "was es hei\u{df}t", "was zu tun ist"]),
        ];
        for (lang, title, [code, means, help]) in heads {
            let mut out = format!("# {title}\n");
            for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                out += &format!("\n## {}\n\n| {code} | {means} | {help} |\n|---|---|---|\n", severity.word(lang));
                for fault in Fault::examples().iter().filter(|fault| fault.severity() == severity) {
                    let (message, help) = fault.words(lang);
                    let cell = |text: String| text.replace('|', "\\|").replace('<', "&lt;");
                    out += &format!("| `{}` | {} | {} |\n", fault.code(), cell(message), cell(help));
                }
            }
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/findings.{}.md", lang.tag()));
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &out).expect("the list can be written");
            }
            let there = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(there, out, "{}: run `UPDATE=1 cargo test findings`", path.display());
        }
    }

    #[test]
    fn codes_are_words_with_hyphens_and_each_stands_once() {
        let mut codes = Fault::CODES.to_vec();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), Fault::CODES.len());
        assert!(
            codes.iter().all(|code| code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        );
    }
}
