//! The headline of a programme as figures: what its overview shows, for a pipeline.

use serde::Serialize;

use crate::measure::{self, Entry, Foretold, Measures, headline};
use crate::model::{AreaIx, CivilDate, Coverage, IndicatorIx, Lang, Programme, Standing, Target};
use crate::words;

/// `summary --json`. What was not published is null; a share is a fraction.
#[derive(Debug, Serialize)]
pub struct Summary {
    pub programme: String,
    pub indicator: String,
    pub as_of: Option<CivilDate>,
    #[serde(flatten)]
    pub figures: Figures,
    /// why there is no share
    pub reason: Option<String>,
    /// the one in force
    pub target: Option<TargetFigures>,
    /// every one that was ever set, oldest first
    pub targets: Vec<TargetFigures>,
    /// why the share changed; None where there are no two figures with both counts
    pub ledger: Option<LedgerFigures>,
    /// when the target in force may be reached; None where it is, or where there is none
    pub forecast: Option<Foretold>,
    pub areas: Vec<AreaFigures>,
}

/// From one figure to another; shares are fractions, and the entries sum to the change.
#[derive(Debug, Serialize)]
pub struct LedgerFigures {
    pub from: CivilDate,
    pub to: CivilDate,
    pub change: f64,
    /// what was covered on the list, and what the list did
    pub covered: f64,
    pub list: f64,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub struct Figures {
    pub covered: Option<f64>,
    pub total: Option<f64>,
    pub unknown: Option<f64>,
    pub share: Option<f64>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TargetFigures {
    pub share: f64,
    pub due: CivilDate,
    pub announced: CivilDate,
    pub verdict: &'static str,
    /// the figure that decides it
    pub at: Option<CivilDate>,
    pub covered: Option<f64>,
    pub total: Option<f64>,
    pub moved: bool,
}

#[derive(Debug, Serialize)]
pub struct AreaFigures {
    pub area_id: String,
    pub name: String,
    #[serde(flatten)]
    pub figures: Figures,
}

/// The figures of the area at the top and of those directly below it. `Err` names what is not in the package.
pub fn summary(
    programme: &Programme,
    indicator: Option<&str>,
    as_of: Option<CivilDate>,
    since: Option<CivilDate>,
) -> Result<Summary, String> {
    let indicator = match indicator {
        None => IndicatorIx(0),
        Some(id) => {
            let found = programme.indicators.iter().position(|indicator| indicator.id == id);
            let known = || programme.indicators.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ");
            IndicatorIx(found.ok_or_else(|| format!("no indicator {id}; there are: {}", known()))? as u32)
        }
    };
    let root = programme.areas.root().ok_or("the package has no areas")?;
    let measures = Measures::new(programme);
    let head = headline(programme, &measures, indicator, root, as_of);
    let area = |ix: AreaIx| {
        let head = headline(programme, &measures, indicator, ix, as_of);
        let area = programme.areas.get(ix);
        AreaFigures {
            area_id: area.id.clone(),
            name: area.name.get(Lang::En).to_owned(),
            figures: figures(head.coverage()),
        }
    };
    let targets: Vec<TargetFigures> =
        head.promises.iter().map(|p| target_figures(p.target, &p.standing, p.was_moved)).collect();
    let coverage = head.coverage();
    let steps = measure::steps(&measures, indicator, root);
    let ledger = measure::ledger(&steps, since, as_of).map(|ledger| LedgerFigures {
        from: ledger.from.date,
        to: ledger.to.date,
        change: ledger.change(),
        covered: ledger.part(false),
        list: ledger.part(true),
        entries: ledger.entries,
    });
    let series = measures.series(indicator, root);
    let upto = as_of.map_or(series.len(), |as_of| series.partition_point(|at| at.date <= as_of));
    let forecast = head.promises.last().and_then(|promise| measure::foretold(&series[..upto], promise.target.share));
    let no_share = coverage.and_then(Coverage::share).is_none();
    Ok(Summary {
        programme: programme.name.clone(),
        indicator: programme.indicator(indicator).id.clone(),
        as_of: head.observation.map(|observation| observation.date),
        figures: figures(coverage),
        reason: no_share.then(|| reason(programme, coverage)),
        target: targets.last().cloned(),
        targets,
        ledger,
        forecast,
        areas: programme.areas.children(root).iter().map(|child| area(*child)).collect(),
    })
}

impl Summary {
    /// For a terminal.
    pub fn text(&self) -> String {
        let line = |name: &str, figures: &Figures| {
            let number =
                |value: Option<f64>| value.map_or("not published".to_owned(), |value| words::number(value, Lang::En));
            let share = figures.share.map_or("-".to_owned(), |share| format!("{:.1}%", share * 100.0));
            format!("{name}: {share} ({} of {})\n", number(figures.covered), number(figures.total))
        };
        let as_of = self.as_of.map(|date| format!(", as of {date}")).unwrap_or_default();
        let mut out = line(&format!("{} {}{as_of}", self.programme, self.indicator), &self.figures);
        for target in &self.targets {
            let moved = if target.moved { " (moved)" } else { "" };
            out.push_str(&format!(
                "  promised: {}% by {}{moved}: {}\n",
                target.share * 100.0,
                target.due,
                target.verdict
            ));
        }
        if let Some(reason) = &self.reason {
            out.push_str(&format!("  {reason}\n"));
        }
        for area in &self.areas {
            out.push_str(&format!("  {}", line(&format!("{} {}", area.area_id, area.name), &area.figures)));
        }
        out
    }
}

fn reason(programme: &Programme, coverage: Option<&Coverage>) -> String {
    let why = words::not_published_reason(coverage, Lang::En);
    match programme.unpublished.get(Lang::En) {
        "" => why,
        more => format!("{why}. {more}"),
    }
}

fn figures(coverage: Option<&Coverage>) -> Figures {
    Figures {
        covered: coverage.and_then(|c| c.covered).map(|count| count.0),
        total: coverage.and_then(|c| c.total).map(|count| count.0),
        unknown: coverage.filter(|c| c.covered.is_some()).map(|c| c.unknown.0),
        share: coverage.and_then(Coverage::share).map(|share| share.0),
    }
}

fn target_figures(target: &Target, standing: &Standing, moved: bool) -> TargetFigures {
    let verdict = match standing {
        Standing::Open => "open",
        Standing::Met { .. } => "met",
        Standing::Missed { .. } => "missed",
        Standing::CannotTell(_) => "cannot_tell",
    };
    let at = match standing {
        Standing::Met { on: at } | Standing::Missed { at } => Some(at),
        Standing::Open | Standing::CannotTell(_) => None,
    };
    TargetFigures {
        share: target.share.0,
        due: target.due,
        announced: target.announced,
        verdict,
        at: at.map(|at| at.date),
        covered: at.and_then(|at| at.coverage.covered).map(|count| count.0),
        total: at.and_then(|at| at.coverage.total).map(|count| count.0),
        moved,
    }
}
