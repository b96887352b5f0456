//! A programme: one promise, or several, about the same areas and places.

use super::{
    AreaIx, Areas, Award, Boundaries, CivilDate, Claim, Dimension, Event, Lang, Observation, Place, PlaceIx, Provider,
    Rating, Reply, Share, StatusEvent, Story, Term, Text,
};

/// Index of an indicator in [`Programme::indicators`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorIx(pub u32);

/// What is counted, and what makes it count as covered.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    pub id: String,
    pub name: Text,
    /// one of what is counted: community, compound, person
    pub unit: Text,
    /// many of them
    pub units: Text,
    pub covered_means: Text,
    pub counted: Text,
    pub next_release: Option<CivilDate>,
    /// the places published are only some of them, so no figure is made by counting them
    pub some_places: bool,
    /// a column of [`Programme::place_columns`] by which places are weighted (households); each is one where there is none
    pub weight: Option<usize>,
    /// its counts are of everything until a day, so that they should not fall
    pub cumulative: bool,
}

/// A share promised for an area by a date. Moves of the date are further targets; the first stays for good.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub indicator: IndicatorIx,
    pub area: AreaIx,
    pub share: Share,
    pub due: CivilDate,
    pub announced: CivilDate,
    pub announced_by: Text,
    pub source: String,
    pub note: Text,
}

/// Somebody to be credited: a source or a licence.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    pub title: Text,
    pub path: String,
}

/// A file of the package, as offered for download.
#[derive(Clone, Debug, PartialEq)]
pub struct ResourceFile {
    pub name: String,
    pub path: String,
    pub title: Text,
    pub licence: String,
    pub bytes: u64,
    /// rows of a table, features of a map
    pub rows: Option<u64>,
    /// what parts its cells; None where it is no table
    pub delimiter: Option<u8>,
    /// where it was fetched from, if it was
    pub fetched: Option<Fetched>,
}

impl ResourceFile {
    /// What parts the cells of a table that Excel can open whole: it has 1,048,576 rows, the header in one of them.
    pub fn excel_delimiter(&self) -> Option<u8> {
        self.delimiter.filter(|_| self.rows.is_none_or(|rows| rows < 1_048_576))
    }
}

/// Where a file is a copy from.
#[derive(Clone, Debug, PartialEq)]
pub struct Fetched {
    pub url: String,
    /// when its content was first fetched
    pub day: Option<CivilDate>,
}

/// A data package, read and without errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// folder of the programme in a site of several
    pub name: String,
    pub title: Text,
    pub description: Text,
    pub version: String,
    pub created: Option<CivilDate>,
    pub homepage: String,
    pub contact: String,
    pub publisher: Text,
    pub licences: Vec<Credit>,
    pub sources: Vec<Credit>,
    /// the package's own language first
    pub languages: Vec<Lang>,
    pub illustrative: bool,
    /// a sentence for the top of each page
    pub notice: Text,
    /// why no figure can be given, and what would have to be published
    pub unpublished: Text,
    /// Markdown
    pub about: Text,
    /// counts below this, and those that would give them away, have been taken out of `coverage`
    pub suppress_below: Option<u32>,
    /// show areas as tiles only
    pub tiles_only: bool,
    pub files: Vec<ResourceFile>,

    pub areas: Areas,
    pub boundaries: Option<Boundaries>,
    pub indicators: Vec<Indicator>,
    pub coverage: Vec<CoverageRow>,
    /// names of the groups in `coverage`
    pub groups: Vec<Term>,
    pub targets: Vec<Target>,
    pub claims: Vec<Claim>,
    /// oldest first
    pub events: Vec<Event>,
    pub kinds: Vec<Term>,
    pub modes: Vec<Term>,
    pub places: Vec<Place>,
    /// names of the publisher's other columns of `places`
    pub place_columns: Vec<Text>,
    /// in the order of the places, oldest first within each
    pub status: Vec<StatusEvent>,
    pub providers: Vec<Provider>,
    pub awards: Vec<Award>,
    pub dimensions: Vec<Dimension>,
    pub ratings: Vec<Rating>,
    pub replies: Vec<Reply>,
    pub stories: Vec<Story>,
}

/// A row of published coverage: of an area, or of a group (age, tenure) within it.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageRow {
    pub indicator: IndicatorIx,
    pub area: AreaIx,
    pub group: Option<String>,
    pub observation: Observation,
}

impl Programme {
    /// This language if the programme speaks it, else its own.
    pub fn language(&self, wanted: Lang) -> Lang {
        let own = self.languages.first().copied();
        if self.languages.contains(&wanted) { wanted } else { own.unwrap_or(wanted) }
    }

    /// What happened to a place, oldest first.
    pub fn events_of(&self, place: PlaceIx) -> &[StatusEvent] {
        let start = self.status.partition_point(|event| event.place < place);
        let rest = &self.status[start..];
        &rest[..rest.partition_point(|event| event.place == place)]
    }

    pub fn indicator(&self, ix: IndicatorIx) -> &Indicator {
        &self.indicators[ix.0 as usize]
    }
}
