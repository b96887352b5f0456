//! Places, and what is recorded about them: status, ratings, awards, stories, claims.

use std::sync::{Arc, LazyLock};

use super::{AreaIx, CivilDate, IndicatorIx, Text, When};

/// Index of a place in [`super::Programme::places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub u32);

/// Index of a provider in [`super::Programme::providers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProviderIx(pub u32);

/// A publisher's own word with its definition: a mode, a kind of place.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub id: String,
    pub name: Text,
    pub definition: Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub id: String,
    pub name: Text,
    pub aliases: Vec<String>,
    pub area: AreaIx,
    /// longitude, latitude
    pub position: Option<[f64; 2]>,
    /// index into [`super::Programme::kinds`]
    pub kind: Option<u32>,
    /// index into [`super::Programme::modes`]
    pub mode: Option<u32>,
    pub provider: Option<ProviderIx>,
    /// on the list of what is counted from this day on; None where it was from the beginning
    pub listed_from: Option<CivilDate>,
    /// off the list from this day on
    pub listed_until: Option<CivilDate>,
    /// the publisher's other columns, aligned with [`super::Programme::place_columns`]
    pub extra: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Covered,
    InProgress,
    NotCovered,
    Lapsed,
    Merged,
    Unknown,
}

impl Status {
    pub const ALL: [Status; 6] =
        [Status::Covered, Status::InProgress, Status::NotCovered, Status::Lapsed, Status::Merged, Status::Unknown];
    /// Those that are counted, as they are stacked: what is covered first, what is unknown last.
    pub const ON_LIST: [Status; 5] =
        [Status::Covered, Status::InProgress, Status::Lapsed, Status::NotCovered, Status::Unknown];

    /// As a package writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Covered => "covered",
            Status::InProgress => "in_progress",
            Status::NotCovered => "not_covered",
            Status::Lapsed => "lapsed",
            Status::Merged => "merged",
            Status::Unknown => "unknown",
        }
    }
}

/// Who stands behind a status: somebody said so; a document shows it; a third body saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    Claimed,
    Evidenced,
    Verified,
}

impl Evidence {
    pub const ALL: [Evidence; 3] = [Evidence::Claimed, Evidence::Evidenced, Evidence::Verified];

    /// As a package writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Evidence::Claimed => "claimed",
            Evidence::Evidenced => "evidenced",
            Evidence::Verified => "verified",
        }
    }
}

/// From some date on (perhaps known only within bounds), a place has this status. A country has ten million of these, and
/// all are in memory at once: what few of them have, or many have in common, stands apart.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusEvent {
    pub place: PlaceIx,
    pub indicator: IndicatorIx,
    pub when: When,
    pub status: Status,
    pub evidence: Option<Evidence>,
    /// the place did not change: what was said of it before was wrong
    pub corrects: bool,
    /// None where nothing of it was published
    pub more: Option<Arc<Particulars>>,
}

/// What else is said of a status.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Particulars {
    pub merged_into: Option<PlaceIx>,
    pub source: String,
    pub note: Text,
}

impl StatusEvent {
    pub fn more(&self) -> &Particulars {
        static NOTHING: LazyLock<Particulars> = LazyLock::new(Particulars::default);
        self.more.as_deref().unwrap_or(&NOTHING)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    pub id: String,
    pub name: Text,
    pub form: Text,
    pub note: Text,
}

/// What a rating or an award is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rated {
    Place(PlaceIx),
    Provider(ProviderIx),
    Area(AreaIx),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Award {
    pub to: Rated,
    pub name: Text,
    pub level: Text,
    pub date: Option<CivilDate>,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    HigherIsBetter,
    LowerIsBetter,
}

/// One thing that is rated, and its scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    pub id: String,
    pub name: Text,
    pub definition: Text,
    pub min: f64,
    pub max: f64,
    pub direction: Direction,
    /// fewest ratings for a score to be shown
    pub threshold: u32,
    /// who was asked, and how they were chosen
    pub sampling: Text,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    pub of: Rated,
    /// index into [`super::Programme::dimensions`]
    pub dimension: usize,
    pub date: CivilDate,
    pub score: f64,
    pub n: u32,
    /// standard deviation
    pub spread: Option<f64>,
    /// of how many those who were asked are a sample
    pub population: Option<u32>,
    /// how many gave each whole score, from the least to the most of the scale; empty if not published
    pub levels: Vec<u32>,
}

/// What somebody who is rated said of it in public.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub of: Rated,
    pub date: Option<CivilDate>,
    pub text: Text,
    pub source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    Target,
    Plan,
    Claimed,
    Actual,
    Event,
}

impl ClaimKind {
    pub const ALL: [ClaimKind; 5] =
        [ClaimKind::Target, ClaimKind::Plan, ClaimKind::Claimed, ClaimKind::Actual, ClaimKind::Event];

    /// As a package writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            ClaimKind::Target => "target",
            ClaimKind::Plan => "plan",
            ClaimKind::Claimed => "claimed",
            ClaimKind::Actual => "actual",
            ClaimKind::Event => "event",
        }
    }
}

/// Something that happened: a figure over time is annotated with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub date: CivilDate,
    /// a word or two
    pub name: Text,
    /// None where it happened to the whole programme
    pub area: Option<AreaIx>,
    pub source: String,
}

/// What kind of source a claim was found in. A mirror or a forum is named, not linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    Official,
    Agency,
    Press,
    Reference,
    Mirror,
    Forum,
}

/// Something that was said about the programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub statement: Text,
    pub kind: ClaimKind,
    pub said_by: Text,
    pub stated_on: When,
    pub refers_to: When,
    pub area: Option<AreaIx>,
    /// the name, where it is no area of the package
    pub area_name: Text,
    pub value: Option<f64>,
    pub unit: Text,
    pub indicator: Option<IndicatorIx>,
    pub source: String,
    pub source_name: Text,
    pub grade: Grade,
    pub note: Text,
}

impl Claim {
    /// Whether its value is a number of percent.
    pub fn is_percentage(&self) -> bool {
        matches!(self.unit.original(), "percent" | "百分比" | "百分之" | "%" | "Prozent")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Before,
    During,
    After,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    Photo,
    Illustration,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub moment: Moment,
    /// path inside the package
    pub file: String,
    pub alt: Text,
    pub caption: Text,
    pub kind: PictureKind,
    pub credit: Text,
    pub taken_on: Option<When>,
    /// pixels, or units of an SVG's view box
    pub size: (u32, u32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    Yes,
    No,
    NotStated,
}

/// One line of a checklist, before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub item: Text,
    pub before: Checked,
    pub after: Checked,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub id: String,
    pub title: Text,
    pub summary: Text,
    /// Markdown
    pub body: Text,
    pub place: Option<PlaceIx>,
    pub place_name: Text,
    /// where it is from, mostly one
    pub areas: Vec<AreaIx>,
    pub provider_name: Text,
    pub mode: Option<usize>,
    /// what was done, several with a `|` between them
    pub work: Text,
    pub before: Option<When>,
    pub after: Option<When>,
    pub chosen_by: Text,
    /// of how many it was chosen
    pub chosen_among: Option<u32>,
    pub source: String,
    pub source_name: Text,
    pub pictures: Vec<Picture>,
    pub checklist: Vec<Check>,
}
