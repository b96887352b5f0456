//! What stands in the JSON files. Counts are numbers as published, shares are fractions of 1, dates are `YYYY-MM-DD`; null is
//! what was not published, and never nought.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::VERSION;
use crate::measure::{self, Measures, headline};
use crate::model::{AreaIx, CivilDate, Coverage, Credit, IndicatorIx, Lang, Observation, Programme, Standing, Text};

/// What the files are made of.
pub struct Api<'a> {
    pub programme: &'a Programme,
    pub measures: &'a Measures,
    /// number and hash
    pub release: Option<(u32, &'a str)>,
}

/// A name in each language of the programme, by the language's tag.
pub type Names = BTreeMap<&'static str, String>;

/// A day, `YYYY-MM-DD`.
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("format" = "date"))]
pub struct Day(String);

impl Day {
    pub fn new(date: CivilDate) -> Day {
        Day(date.to_string())
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}

/// A number as it was published: a count without a fraction is written as a whole number.
#[derive(Clone, Copy, JsonSchema)]
#[schemars(transparent)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        // what a double holds exactly
        let is_whole = self.0.fract() == 0.0 && self.0.abs() < 9e15;
        if is_whole { to.serialize_i64(self.0 as i64) } else { to.serialize_f64(self.0) }
    }
}

/// Where figures are from, and of when.
#[derive(Serialize, JsonSchema)]
pub struct Origin {
    /// version of this API
    pub api: u32,
    /// id of the programme
    pub programme: String,
    pub title: Names,
    /// as the package itself counts
    pub version: Option<String>,
    /// the release of the data; its record is `data/releases.json`
    pub release: Option<ReleaseRef>,
    /// day of the latest figure of the whole
    pub as_of: Option<Day>,
    /// invented data, on no real place
    pub illustrative: bool,
    pub publisher: Option<Names>,
    pub licences: Vec<Named>,
    pub sources: Vec<Named>,
}

#[derive(Serialize, JsonSchema)]
pub struct ReleaseRef {
    pub number: u32,
    /// SHA-256 of the record of the release, hexadecimal
    pub hash: String,
}

/// A licence or a source.
#[derive(Serialize, JsonSchema)]
pub struct Named {
    pub title: Names,
    /// an address, if there is one
    pub path: Option<String>,
}

/// An area with all its figures: `data/latest/areas/{id}.json`, and `index.json` beside its page.
#[derive(Serialize, JsonSchema)]
pub struct AreaFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub area: AreaHead,
    pub indicators: Vec<IndicatorOfArea>,
    /// those directly below, with their latest figures
    pub areas: Vec<AreaFigures>,
}

/// All areas with their latest figures: `index.json` beside the list of areas.
#[derive(Serialize, JsonSchema)]
pub struct AreasFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub areas: Vec<AreaFigures>,
}

/// Every figure of the whole and of the areas directly below it: `data/latest/series.json`.
#[derive(Serialize, JsonSchema)]
pub struct SeriesFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub series: Vec<Series>,
}

#[derive(Serialize, JsonSchema)]
pub struct Series {
    pub indicator: String,
    pub area: String,
    pub name: Names,
    /// oldest first
    pub points: Vec<Point>,
}

#[derive(Serialize, JsonSchema)]
pub struct AreaHead {
    pub id: String,
    pub name: Names,
    /// id of the level on which it lies
    pub level: Option<String>,
    /// id of the area that it lies in
    pub parent: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct AreaFigures {
    #[serde(flatten)]
    pub area: AreaHead,
    /// the latest figure, by the indicator's id; null where none was published
    pub latest: BTreeMap<String, Option<Point>>,
}

#[derive(Serialize, JsonSchema)]
pub struct IndicatorOfArea {
    pub id: String,
    pub name: Names,
    /// what is counted, as in "households"
    pub units: Names,
    /// oldest first; the last is the latest
    pub series: Vec<Point>,
    /// promises made for this very area, oldest first, each with its verdict
    pub targets: Vec<TargetOfArea>,
    /// why the share changed between the first and the last figure that have both counts
    pub ledger: Option<LedgerOfArea>,
}

/// A figure of a day.
#[derive(Serialize, JsonSchema)]
pub struct Point {
    pub date: Day,
    /// when it was published, where that is another day
    pub published: Option<Day>,
    /// known to be covered
    pub covered: Option<Number>,
    /// all who are counted
    pub total: Option<Number>,
    /// of the total, those of whom nothing is known; null where there is no total
    pub unknown: Option<Number>,
    /// covered over total; else the share as published
    pub share: Option<f64>,
}

#[derive(Serialize, JsonSchema)]
pub struct TargetOfArea {
    pub share: f64,
    pub due: Day,
    pub announced: Day,
    pub verdict: Verdict,
    /// day of the figure that decides it
    pub decided_by: Option<Day>,
    /// whether its date was moved later
    pub moved: bool,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// its day is still to come
    Open,
    /// a figure up to its day reached it
    Met,
    /// the figures on either side of its day did not reach it
    Missed,
    /// there are no figures that could decide it
    CannotTell,
}

/// The entries' shares sum to the change.
#[derive(Serialize, JsonSchema)]
pub struct LedgerOfArea {
    pub from: Day,
    pub to: Day,
    /// in fractions of 1
    pub change: f64,
    /// what was covered on the list as it was
    pub covered: f64,
    /// what the list itself did: those added to it, and taken off it
    pub list: f64,
}

impl Api<'_> {
    pub fn area(&self, ix: AreaIx) -> AreaFile {
        let indicators = self.indicators().map(|indicator| self.indicator(indicator, ix));
        let below = self.programme.areas.children(ix).iter().map(|child| self.latest(*child));
        AreaFile {
            origin: self.origin(),
            area: self.head(ix),
            indicators: indicators.collect(),
            areas: below.collect(),
        }
    }

    pub fn list(&self) -> AreasFile {
        let areas = self.programme.areas.all().map(|(ix, _)| self.latest(ix));
        AreasFile { origin: self.origin(), areas: areas.collect() }
    }

    pub fn series(&self) -> SeriesFile {
        let areas = &self.programme.areas;
        let shown: Vec<AreaIx> = areas
            .root()
            .into_iter()
            .flat_map(|root| std::iter::once(root).chain(areas.children(root).to_vec()))
            .collect();
        let mut series = Vec::new();
        for indicator in self.indicators() {
            for &ix in &shown {
                let points: Vec<Point> = self.measures.series(indicator, ix).iter().map(Point::new).collect();
                if !points.is_empty() {
                    let area = areas.get(ix);
                    let indicator = self.programme.indicator(indicator).id.clone();
                    series.push(Series { indicator, area: area.id.clone(), name: self.names(&area.name), points });
                }
            }
        }
        SeriesFile { origin: self.origin(), series }
    }

    pub fn indicators(&self) -> impl Iterator<Item = IndicatorIx> + use<> {
        (0..self.programme.indicators.len() as u32).map(IndicatorIx)
    }

    pub(super) fn origin(&self) -> Origin {
        let programme = self.programme;
        let root = programme.areas.root();
        let last = root.and_then(|root| self.measures.series(IndicatorIx(0), root).last());
        let credits = |credits: &[Credit]| {
            let named = |credit: &Credit| Named { title: self.names(&credit.title), path: given(&credit.path) };
            credits.iter().map(named).collect()
        };
        Origin {
            api: VERSION,
            programme: programme.name.clone(),
            title: self.names(&programme.title),
            version: given(&programme.version),
            release: self.release.map(|(number, hash)| ReleaseRef { number, hash: hash.to_owned() }),
            as_of: last.map(|at| Day::new(at.date)),
            illustrative: programme.illustrative,
            publisher: given(programme.publisher.original()).map(|_| self.names(&programme.publisher)),
            licences: credits(&programme.licences),
            sources: credits(&programme.sources),
        }
    }

    fn head(&self, ix: AreaIx) -> AreaHead {
        let areas = &self.programme.areas;
        let area = areas.get(ix);
        AreaHead {
            id: area.id.clone(),
            name: self.names(&area.name),
            level: areas.levels.get(area.level).map(|level| level.id.clone()),
            parent: area.parent.map(|parent| areas.get(parent).id.clone()),
        }
    }

    fn latest(&self, ix: AreaIx) -> AreaFigures {
        let latest = self.indicators().map(|indicator| {
            let id = self.programme.indicator(indicator).id.clone();
            (id, self.measures.series(indicator, ix).last().map(Point::new))
        });
        AreaFigures { area: self.head(ix), latest: latest.collect() }
    }

    fn indicator(&self, ix: IndicatorIx, area: AreaIx) -> IndicatorOfArea {
        let indicator = self.programme.indicator(ix);
        let head = headline(self.programme, self.measures, ix, area, None);
        let targets = head.promises.iter().map(|promise| {
            let (verdict, decided_by) = match &promise.standing {
                Standing::Open => (Verdict::Open, None),
                Standing::Met { on: at } => (Verdict::Met, Some(Day::new(at.date))),
                Standing::Missed { at } => (Verdict::Missed, Some(Day::new(at.date))),
                Standing::CannotTell(_) => (Verdict::CannotTell, None),
            };
            let target = promise.target;
            TargetOfArea {
                share: target.share.0,
                due: Day::new(target.due),
                announced: Day::new(target.announced),
                verdict,
                decided_by,
                moved: promise.was_moved,
            }
        });
        let steps = measure::steps(self.measures, ix, area);
        let ledger = measure::ledger(&steps, None, None).map(|ledger| LedgerOfArea {
            from: Day::new(ledger.from.date),
            to: Day::new(ledger.to.date),
            change: ledger.change(),
            covered: ledger.part(false),
            list: ledger.part(true),
        });
        IndicatorOfArea {
            id: indicator.id.clone(),
            name: self.names(&indicator.name),
            units: self.names(&indicator.units),
            series: self.measures.series(ix, area).iter().map(Point::new).collect(),
            targets: targets.collect(),
            ledger,
        }
    }

    pub(super) fn names(&self, text: &Text) -> Names {
        self.programme.languages.iter().map(|lang: &Lang| (lang.tag(), text.get(*lang).to_owned())).collect()
    }
}

impl Point {
    pub fn new(at: &Observation) -> Point {
        let Coverage { covered, total, unknown, .. } = &at.coverage;
        Point {
            date: Day::new(at.date),
            published: at.published.map(Day::new),
            covered: covered.map(|count| Number(count.0)),
            total: total.map(|count| Number(count.0)),
            unknown: covered.and(*total).map(|_| Number(unknown.0)),
            share: at.coverage.share().map(|share| share.0),
        }
    }
}

/// None of what was left empty.
fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
