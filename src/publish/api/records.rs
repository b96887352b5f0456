//! What pages say of places, ratings, companies and claims, beside them: the same rules as for figures, so that a score of which
//! there were too few is null here too.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::files::{Api, Day, Names, Number, Origin, Point};
use crate::measure::{self, Sureness, sureness};
use crate::model::{
    Borne, Claim, Compared, Dimension, Direction, Evidence, Place, PlaceIx, Provider, Rated, Rating, Status, When,
};

/// Every place with its latest status: `index.json` beside the list of places.
#[derive(Serialize, JsonSchema)]
pub struct PlacesFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub places: Vec<PlaceRow>,
}

#[derive(Serialize, JsonSchema)]
pub struct PlaceRow {
    pub id: String,
    pub name: Names,
    /// id of the area that it lies in
    pub area: String,
    /// id of the company
    pub company: Option<String>,
    /// id of the way in which it is managed
    pub mode: Option<String>,
    pub kind: Option<String>,
    /// null where nothing was published of it
    #[schemars(extend("enum" = ["covered", "in_progress", "not_covered", "lapsed", "merged", "unknown", null]))]
    pub status: Option<&'static str>,
    /// null where the source does not say
    #[schemars(extend("enum" = ["claimed", "evidenced", "verified", null]))]
    pub evidence: Option<&'static str>,
    /// when it became so
    pub since: Span,
}

/// When something was, as far as it is known: a day, or some time between two.
#[derive(Serialize, JsonSchema)]
pub struct Span {
    pub earliest: Option<Day>,
    pub latest: Option<Day>,
}

/// What is rated, and on what scale: `index.json` beside the list of dimensions.
#[derive(Serialize, JsonSchema)]
pub struct DimensionsFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub dimensions: Vec<DimensionHead>,
}

/// The latest scores in a dimension: `index.json` beside its page.
#[derive(Serialize, JsonSchema)]
pub struct DimensionFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub dimension: DimensionHead,
    pub ratings: Vec<RatingRow>,
}

#[derive(Serialize, JsonSchema)]
pub struct DimensionHead {
    pub id: String,
    pub name: Names,
    pub definition: Names,
    pub min: Number,
    pub max: Number,
    pub higher_is_better: bool,
    /// fewest ratings for a score to be shown
    pub threshold: u32,
    /// who was asked, and how they were chosen
    pub sampling: Names,
}

#[derive(Serialize, JsonSchema)]
pub struct RatingRow {
    /// id of the dimension
    pub dimension: String,
    #[schemars(extend("enum" = ["place", "company", "area"]))]
    pub of: &'static str,
    pub id: String,
    pub name: Names,
    pub date: Day,
    /// null where there were fewer ratings than the dimension's threshold
    pub score: Option<Number>,
    /// how many rated
    pub n: u32,
    /// where the score lies with 95%; null where that cannot be told
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// ranks that a company may have among those that can be ranked, 1 the best; null where it has none
    pub best_rank: Option<usize>,
    pub worst_rank: Option<usize>,
}

/// All companies: `index.json` beside their list.
#[derive(Serialize, JsonSchema)]
pub struct CompaniesFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub companies: Vec<CompanyRow>,
}

/// A company and its latest scores: `index.json` beside its page.
#[derive(Serialize, JsonSchema)]
pub struct CompanyFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub company: CompanyRow,
    pub ratings: Vec<RatingRow>,
}

#[derive(Serialize, JsonSchema)]
pub struct CompanyRow {
    pub id: String,
    pub name: Names,
    /// how many places it manages
    pub places: usize,
    /// of them, how many have each status
    pub statuses: BTreeMap<&'static str, usize>,
}

/// What was said, and what the data say of it: `index.json` beside the page of claims.
#[derive(Serialize, JsonSchema)]
pub struct ClaimsFile {
    #[serde(flatten)]
    pub origin: Origin,
    pub claims: Vec<ClaimRow>,
}

#[derive(Serialize, JsonSchema)]
pub struct ClaimRow {
    #[schemars(extend("enum" = ["target", "plan", "claimed", "actual", "event"]))]
    pub kind: &'static str,
    pub statement: Names,
    pub value: Option<Number>,
    pub unit: Names,
    /// id of the indicator, where one is named
    pub indicator: Option<String>,
    /// id of the area, where it is one of the package
    pub area: Option<String>,
    pub refers_to: Span,
    pub stated_on: Span,
    pub said_by: Names,
    /// where it was found
    pub source: Option<String>,
    pub source_name: Names,
    /// null where it states no figure, and of targets: those have their verdict beside the figures of their area
    pub verdict: Option<ClaimVerdict>,
    /// the figure that it was held against
    pub figure: Option<Point>,
    /// of a plan: the report that it was held against, which is a claim itself
    pub report: Option<Names>,
}

#[derive(Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimVerdict {
    BorneOut,
    Contradicted,
    CannotTell,
}

impl ClaimVerdict {
    pub const fn as_str(self) -> &'static str {
        match self {
            ClaimVerdict::BorneOut => "borne_out",
            ClaimVerdict::Contradicted => "contradicted",
            ClaimVerdict::CannotTell => "cannot_tell",
        }
    }
}

impl Api<'_> {
    pub fn places(&self) -> PlacesFile {
        let places = self.programme.places.iter().enumerate();
        PlacesFile {
            origin: self.origin(),
            places: places.map(|(i, place)| self.place(PlaceIx(i as u32), place)).collect(),
        }
    }

    pub fn dimensions(&self) -> DimensionsFile {
        let dimensions = self.programme.dimensions.iter().map(|dimension| self.dimension_head(dimension));
        DimensionsFile { origin: self.origin(), dimensions: dimensions.collect() }
    }

    pub fn dimension(&self, number: usize) -> DimensionFile {
        DimensionFile {
            origin: self.origin(),
            dimension: self.dimension_head(&self.programme.dimensions[number]),
            ratings: self.ratings(number, |_| true).into_iter().map(|(_, row)| row).collect(),
        }
    }

    pub fn companies(&self) -> CompaniesFile {
        let mut statuses: Vec<BTreeMap<&'static str, usize>> = vec![BTreeMap::new(); self.programme.providers.len()];
        for (i, place) in self.programme.places.iter().enumerate() {
            if let Some(company) = place.provider {
                let status = self.status(PlaceIx(i as u32)).map_or(Status::Unknown, |(status, ..)| status);
                *statuses[company.0 as usize].entry(status.as_str()).or_default() += 1;
            }
        }
        let row = |(company, statuses): (&Provider, BTreeMap<&'static str, usize>)| CompanyRow {
            id: company.id.clone(),
            name: self.names(&company.name),
            places: statuses.values().sum(),
            statuses,
        };
        let companies = self.programme.providers.iter().zip(statuses).map(row);
        CompaniesFile { origin: self.origin(), companies: companies.collect() }
    }

    /// Of each company, in their order, `row` by row of the list of all.
    pub fn company_files(&self, rows: Vec<CompanyRow>) -> Vec<CompanyFile> {
        let mut files: Vec<CompanyFile> = rows
            .into_iter()
            .map(|company| CompanyFile { origin: self.origin(), company, ratings: Vec::new() })
            .collect();
        for number in 0..self.programme.dimensions.len() {
            for (of, rating) in self.ratings(number, |of| matches!(of, Rated::Provider(_))) {
                if let Rated::Provider(company) = of {
                    files[company.0 as usize].ratings.push(rating);
                }
            }
        }
        files
    }

    pub fn claims(&self) -> ClaimsFile {
        ClaimsFile {
            origin: self.origin(),
            claims: self.programme.claims.iter().map(|claim| self.claim(claim)).collect(),
        }
    }

    fn status(&self, ix: PlaceIx) -> Option<(Status, Option<Evidence>, When)> {
        self.programme.events_of(ix).last().map(|event| (event.status, event.evidence, event.when))
    }

    fn place(&self, ix: PlaceIx, place: &Place) -> PlaceRow {
        let programme = self.programme;
        let latest = self.status(ix);
        PlaceRow {
            id: place.id.clone(),
            name: self.names(&place.name),
            area: programme.areas.get(place.area).id.clone(),
            company: place.provider.map(|company| programme.providers[company.0 as usize].id.clone()),
            mode: place.mode.map(|mode| programme.modes[mode as usize].id.clone()),
            kind: place.kind.map(|kind| programme.kinds[kind as usize].id.clone()),
            status: latest.map(|(status, ..)| status.as_str()),
            evidence: latest.and_then(|(_, evidence, _)| evidence).map(Evidence::as_str),
            since: Span::of(&latest.map_or(When::UNKNOWN, |(.., when)| when)),
        }
    }

    fn dimension_head(&self, dimension: &Dimension) -> DimensionHead {
        DimensionHead {
            id: dimension.id.clone(),
            name: self.names(&dimension.name),
            definition: self.names(&dimension.definition),
            min: Number(dimension.min),
            max: Number(dimension.max),
            higher_is_better: dimension.direction == Direction::HigherIsBetter,
            threshold: dimension.threshold,
            sampling: self.names(&dimension.sampling),
        }
    }

    /// Ranks are those among all companies, whatever is wanted of them.
    fn ratings(&self, number: usize, is_wanted: impl Fn(Rated) -> bool) -> Vec<(Rated, RatingRow)> {
        let programme = self.programme;
        let dimension = &programme.dimensions[number];
        let companies = measure::latest(programme, number, |of| matches!(of, Rated::Provider(_)), None);
        let ranks = measure::ranks(dimension, &companies);
        let rank_of: BTreeMap<Rated, _> = companies.iter().map(|rating| rating.of).zip(ranks).collect();
        let row = |rating: &Rating| {
            let (of, id, name) = match rating.of {
                Rated::Place(ix) => {
                    let place = &programme.places[ix.0 as usize];
                    ("place", &place.id, &place.name)
                }
                Rated::Provider(ix) => {
                    let company = &programme.providers[ix.0 as usize];
                    ("company", &company.id, &company.name)
                }
                Rated::Area(ix) => {
                    let area = programme.areas.get(ix);
                    ("area", &area.id, &area.name)
                }
            };
            let sure = sureness(dimension, rating);
            let (low, high) = match sure {
                Sureness::Between(low, high) => (Some(low), Some(high)),
                Sureness::Fact | Sureness::TooFew | Sureness::Untold => (None, None),
            };
            let ranks = rank_of.get(&rating.of).copied().flatten();
            let row = RatingRow {
                dimension: dimension.id.clone(),
                of,
                id: id.clone(),
                name: self.names(name),
                date: Day::new(rating.date),
                score: (sure != Sureness::TooFew).then_some(Number(rating.score)),
                n: rating.n,
                low,
                high,
                best_rank: ranks.map(|ranks| ranks.best),
                worst_rank: ranks.map(|ranks| ranks.worst),
            };
            (rating.of, row)
        };
        measure::latest(programme, number, is_wanted, None).into_iter().map(row).collect()
    }

    fn claim(&self, claim: &Claim) -> ClaimRow {
        let programme = self.programme;
        let borne = measure::borne_out(programme, self.measures, claim);
        let (verdict, compared) = match &borne {
            Some(Borne::Out(compared)) => (Some(ClaimVerdict::BorneOut), Some(compared)),
            Some(Borne::Contradicted(compared)) => (Some(ClaimVerdict::Contradicted), Some(compared)),
            Some(Borne::CannotTell(_)) => (Some(ClaimVerdict::CannotTell), None),
            None => (None, None),
        };
        let figure = match compared {
            Some(Compared::Figure(at)) => Some(Point::new(at)),
            Some(Compared::Report(_)) | None => None,
        };
        let report = match compared {
            Some(Compared::Report(report)) => Some(self.names(&report.statement)),
            Some(Compared::Figure(_)) | None => None,
        };
        ClaimRow {
            kind: claim.kind.as_str(),
            statement: self.names(&claim.statement),
            value: claim.value.map(Number),
            unit: self.names(&claim.unit),
            indicator: claim.indicator.map(|ix| programme.indicator(ix).id.clone()),
            area: claim.area.map(|ix| programme.areas.get(ix).id.clone()),
            refers_to: Span::of(&claim.refers_to),
            stated_on: Span::of(&claim.stated_on),
            said_by: self.names(&claim.said_by),
            source: (!claim.source.is_empty()).then(|| claim.source.clone()),
            source_name: self.names(&claim.source_name),
            verdict,
            figure,
            report,
        }
    }
}

impl Span {
    fn of(when: &When) -> Span {
        Span { earliest: when.earliest.map(Day::new), latest: when.latest.map(Day::new) }
    }
}
