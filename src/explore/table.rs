//! The place table: one row a place, a column a dimension, each cell a small integer.
//!
//! Rows stand in the order of the tree of areas, so that an area at any level is one range of rows and needs no column.
//! Status, evidence, mode and kind go together in one column, as the few combinations that occur. A file is read without
//! copying: columns stay the bytes that came.
//!
//! The file: 8 bytes of name and version, 8 bytes of checksum (XXH64, little endian) over all that follows, then
//! [`Wire`] in postcard's format. Ten bytes a place, and its dictionaries.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh64::xxh64;

use crate::model::{CivilDate, Evidence, Status};

const MAGIC: &[u8; 8] = b"nbtable1";
/// In a column: not published, or none.
pub const NONE: u16 = u16::MAX;
/// As `x` of a place whose position is known but lies off the map.
pub const OFF_MAP: u16 = u16::MAX - 1;

/// What a place is today: a status, or off the list of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    Is(Status),
    OffList,
}

impl Standing {
    pub const ALL: [Standing; 7] = [
        Standing::Is(Status::Covered),
        Standing::Is(Status::InProgress),
        Standing::Is(Status::NotCovered),
        Standing::Is(Status::Lapsed),
        Standing::Is(Status::Unknown),
        Standing::Is(Status::Merged),
        Standing::OffList,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Standing::Is(status) => status.as_str(),
            Standing::OffList => "off_list",
        }
    }

    fn code(self) -> u8 {
        Self::ALL.iter().position(|known| *known == self).unwrap_or_default() as u8
    }
}

/// As a package writes it; none published is a value of its own.
pub const EVIDENCE: [(Option<Evidence>, &str); 4] = [
    (Some(Evidence::Verified), "verified"),
    (Some(Evidence::Evidenced), "evidenced"),
    (Some(Evidence::Claimed), "claimed"),
    (None, "none"),
];

/// Where a place stands on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spot {
    /// as parts of the map's width and height, from the left and from the top
    On([f64; 2]),
    Off,
    Unknown,
}

/// A place, as the table takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub standing: Standing,
    pub evidence: Option<Evidence>,
    /// indices into the dictionaries
    pub mode: Option<usize>,
    pub kind: Option<usize>,
    pub company: Option<usize>,
    /// since when it is what it is
    pub since: Option<CivilDate>,
    pub spot: Spot,
}

/// An area and its rows, those of the areas within it among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub id: String,
    /// 0 at the top
    pub depth: u8,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn rows(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Ids of what cells stand for, in the order of their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dictionaries {
    /// in the order of the tree, a parent before its children
    pub areas: Vec<Span>,
    pub modes: Vec<String>,
    pub kinds: Vec<String>,
    pub companies: Vec<String>,
}

/// Status, evidence, mode and kind that occur together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Combination {
    /// index into [`Standing::ALL`]
    pub standing: u8,
    /// index into [`EVIDENCE`]
    pub evidence: u8,
    /// [`NONE`] or an index
    pub mode: u16,
    pub kind: u16,
}

/// The file's content; columns are little endian.
#[derive(Serialize, Deserialize)]
struct Wire<'a> {
    rows: u32,
    dictionaries: Dictionaries,
    combinations: Vec<Combination>,
    /// of the column of days, in days since 1970-01-01
    first_day: i32,
    combination: &'a [u8],
    company: &'a [u8],
    day: &'a [u8],
    x: &'a [u8],
    y: &'a [u8],
}

/// Why bytes are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableError {
    /// something else, or a table of another version
    OtherVersion,
    /// cut short or altered on the way
    Damaged,
}

/// What keeps places from being a table: more of something than its cells can number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany(pub &'static str);

/// A column of the file.
pub type Column<'a> = &'a [[u8; 2]];

/// What stands in a cell.
#[inline(always)]
pub fn cell(bytes: [u8; 2]) -> u16 {
    u16::from_le_bytes(bytes)
}

/// The table as a device holds it.
#[derive(Debug)]
pub struct Table {
    bytes: Vec<u8>,
    rows: usize,
    pub dictionaries: Dictionaries,
    pub combinations: Vec<Combination>,
    first_day: i32,
    columns: [Range<usize>; 5],
}

const EPOCH: CivilDate = CivilDate::constant(1970, 1, 1);

fn days(date: CivilDate) -> i32 {
    date.duration_since(EPOCH).as_hours().div_euclid(24) as i32
}

/// Writes the table. `rows` stand in the order of `areas`, the tree's, whose spans hold them.
pub fn write(rows: &[Row], dictionaries: Dictionaries) -> Result<Vec<u8>, TooMany> {
    let fits = |count: usize, what| if count < usize::from(OFF_MAP) { Ok(()) } else { Err(TooMany(what)) };
    fits(dictionaries.companies.len(), "companies")?;
    fits(dictionaries.modes.len(), "modes")?;
    fits(dictionaries.kinds.len(), "kinds")?;
    let count = u32::try_from(rows.len()).map_err(|_| TooMany("places"))?;
    let number = |value: Option<usize>| value.map_or(NONE, |value| value as u16);

    let mut combinations: Vec<Combination> = Vec::new();
    let mut known = rustc_hash::FxHashMap::default();
    let mut combination = Vec::with_capacity(rows.len());
    for row in rows {
        let evidence = EVIDENCE.iter().position(|(known, _)| *known == row.evidence).unwrap_or(EVIDENCE.len() - 1);
        let this = Combination {
            standing: row.standing.code(),
            evidence: evidence as u8,
            mode: number(row.mode),
            kind: number(row.kind),
        };
        let index = *known.entry(this).or_insert_with(|| {
            combinations.push(this);
            combinations.len() - 1
        });
        combination.push(number(Some(index)));
    }
    fits(combinations.len(), "combinations of status, evidence, mode and kind")?;

    let first_day = rows.iter().filter_map(|row| row.since).map(days).min().unwrap_or(0);
    let day = |row: &Row| match row.since {
        // 179 years are enough; what lies beyond is its last day
        Some(date) => (days(date) - first_day).clamp(0, i32::from(NONE) - 1) as u16,
        None => NONE,
    };
    let along = |part: f64| (part.clamp(0.0, 1.0) * f64::from(OFF_MAP - 1)).round() as u16;
    let spot = |axis: usize| {
        move |row: &Row| match row.spot {
            Spot::On(at) => along(at[axis]),
            Spot::Off => OFF_MAP,
            Spot::Unknown => NONE,
        }
    };
    let bytes = |cells: &mut dyn Iterator<Item = u16>| cells.flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let wire = Wire {
        rows: count,
        dictionaries,
        combinations,
        first_day,
        combination: &bytes(&mut combination.iter().copied()),
        company: &bytes(&mut rows.iter().map(|row| number(row.company))),
        day: &bytes(&mut rows.iter().map(day)),
        x: &bytes(&mut rows.iter().map(spot(0))),
        y: &bytes(&mut rows.iter().map(spot(1))),
    };
    Ok(seal(&wire, MAGIC))
}

/// Name and checksum before the content.
pub(super) fn seal(wire: &impl Serialize, magic: &[u8; 8]) -> Vec<u8> {
    // writing to memory does not fail
    let body = postcard::to_allocvec(wire).unwrap_or_default();
    let mut file = magic.to_vec();
    file.extend(xxh64(&body, 0).to_le_bytes());
    file.extend(body);
    file
}

/// What is sealed in a file.
pub(super) fn unseal<'a>(bytes: &'a [u8], magic: &[u8; 8]) -> Result<&'a [u8], TableError> {
    let rest = bytes.strip_prefix(magic).ok_or(TableError::OtherVersion)?;
    let (sum, body) = rest.split_first_chunk::<8>().ok_or(TableError::Damaged)?;
    if u64::from_le_bytes(*sum) == xxh64(body, 0) { Ok(body) } else { Err(TableError::Damaged) }
}

impl Table {
    /// Takes the bytes of a file. Whatever they are, a table that comes out is whole: each cell stands for something.
    pub fn read(bytes: Vec<u8>) -> Result<Table, TableError> {
        let body = unseal(&bytes, MAGIC)?;
        let wire: Wire = postcard::from_bytes(body).map_err(|_| TableError::Damaged)?;
        let rows = wire.rows as usize;
        let place = |column: &[u8]| {
            let start = column.as_ptr() as usize - bytes.as_ptr() as usize;
            start..start + column.len()
        };
        let of_file = [wire.combination, wire.company, wire.day, wire.x, wire.y];
        if of_file.iter().any(|column| column.len() != rows * 2) || !wire.is_sound() {
            return Err(TableError::Damaged);
        }
        let columns = of_file.map(place);
        let Wire { dictionaries, combinations, first_day, .. } = wire;
        Ok(Table { rows, dictionaries, combinations, first_day, columns, bytes })
    }

    pub fn len(&self) -> usize {
        self.rows
    }

    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    fn column(&self, number: usize) -> Column<'_> {
        self.bytes[self.columns[number].clone()].as_chunks().0
    }

    /// Indices into `combinations`.
    pub fn combination(&self) -> Column<'_> {
        self.column(0)
    }

    /// Indices into the companies, or [`NONE`].
    pub fn company(&self) -> Column<'_> {
        self.column(1)
    }

    /// Days since the first one, or [`NONE`].
    pub fn day(&self) -> Column<'_> {
        self.column(2)
    }

    /// 0 to `OFF_MAP - 1` across the map; [`OFF_MAP`], or [`NONE`] where no position was published.
    pub fn x(&self) -> Column<'_> {
        self.column(3)
    }

    pub fn y(&self) -> Column<'_> {
        self.column(4)
    }

    pub fn combination_of(&self, row: usize) -> Combination {
        self.combinations[usize::from(cell(self.combination()[row]))]
    }

    /// The date behind a cell of the column of days.
    pub fn date(&self, day: u16) -> Option<CivilDate> {
        let day = (day != NONE).then(|| self.first_day + i32::from(day))?;
        EPOCH.checked_add(jiff::SignedDuration::from_hours(i64::from(day) * 24)).ok()
    }

    /// The cell of a date; those before or after all others are held to the ends.
    pub fn day_of(&self, date: CivilDate) -> u16 {
        (days(date) - self.first_day).clamp(0, i32::from(NONE) - 1) as u16
    }

    /// Index of the smallest area that a row lies in.
    pub fn area_of(&self, row: usize) -> usize {
        let areas = &self.dictionaries.areas;
        // in the order of the tree, of those that hold the row the last is the innermost
        let after = areas.partition_point(|area| area.start as usize <= row);
        areas[..after].iter().rposition(|area| row < area.end as usize).unwrap_or(0)
    }
}

impl Wire<'_> {
    /// Every number in it leads somewhere.
    fn is_sound(&self) -> bool {
        let below = |value: u16, count: usize| value == NONE || usize::from(value) < count;
        let areas = &self.dictionaries.areas;
        let cells = |column: &[u8], count: usize, or_none: bool| {
            let greatest =
                column.as_chunks().0.iter().map(|bytes| cell(*bytes)).filter(|v| !or_none || *v != NONE).max();
            greatest.is_none_or(|greatest| usize::from(greatest) < count)
        };
        areas.is_sorted_by_key(|area| area.start)
            && areas.iter().all(|area| area.start <= area.end && area.end <= self.rows)
            && self.combinations.iter().all(|it| {
                usize::from(it.standing) < Standing::ALL.len()
                    && usize::from(it.evidence) < EVIDENCE.len()
                    && below(it.mode, self.dictionaries.modes.len())
                    && below(it.kind, self.dictionaries.kinds.len())
            })
            && cells(self.combination, self.combinations.len(), false)
            && cells(self.company, self.dictionaries.companies.len(), true)
    }
}
