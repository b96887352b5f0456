//! What has been said, against what the data say: borne out, contradicted, or cannot be told.
//!
//! A claim is compared with the figure of the very day that it refers to (or, where it names none, the day on which it was
//! made), rounded as the claim is. A whole month or year stands for its last day. Where places are unknown the figure is a
//! range, and only what holds for all of it counts. Nobody's word is ever taken for another's: a report decides over a plan
//! only once the planned time is over.

use super::Measures;
use crate::model::{
    AreaIx, Borne, Claim, ClaimKind, Compared, Coverage, IndicatorIx, Observation, Programme, Share, Untold,
};

/// What a claim gives a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Amount {
    Share,
    Covered,
}

/// None for what gives no number, and for targets, whose outcome is in the promise record.
pub fn borne_out<'a>(programme: &'a Programme, measures: &'a Measures, claim: &Claim) -> Option<Borne<'a>> {
    let value = claim.value?;
    match claim.kind {
        ClaimKind::Target | ClaimKind::Event => return None,
        ClaimKind::Plan => return Some(plan(programme, claim, value)),
        ClaimKind::Claimed | ClaimKind::Actual => {}
    }
    let indicator = claim.indicator.or((programme.indicators.len() == 1).then_some(IndicatorIx(0)));
    let subject = indicator
        .zip(claim.area)
        .and_then(|(indicator, area)| Some((indicator, area, amount(programme, indicator, claim)?)));
    let Some((indicator, area, amount)) = subject else { return Some(Borne::CannotTell(Untold::NotCounted)) };
    Some(figure(measures, claim, value, indicator, area, amount))
}

/// A number of percent is a share; one of the indicator's own unit is the number covered.
fn amount(programme: &Programme, indicator: IndicatorIx, claim: &Claim) -> Option<Amount> {
    if claim.is_percentage() {
        return Some(Amount::Share);
    }
    let of = programme.indicator(indicator);
    let unit = claim.unit.original();
    (unit == of.unit.original() || unit == of.units.original()).then_some(Amount::Covered)
}

fn figure<'a>(
    measures: &'a Measures,
    claim: &Claim,
    value: f64,
    indicator: IndicatorIx,
    area: AreaIx,
    amount: Amount,
) -> Borne<'a> {
    let series = measures.series(indicator, area);
    let range = |observation: &Observation| range(&observation.coverage, amount);
    if !series.iter().any(|observation| range(observation).is_some()) {
        let total = series.iter().rev().find_map(|observation| observation.coverage.total);
        return Borne::CannotTell(Untold::NoCovered { total: total.map(|total| total.0) });
    }
    let Some(day) = claim.refers_to.latest.or(claim.stated_on.latest) else {
        return Borne::CannotTell(Untold::NoDate);
    };
    let of_the_day = series.iter().find(|observation| observation.date == day);
    let Some((observation, (lowest, highest))) = of_the_day.and_then(|found| Some((found, range(found)?))) else {
        let known = |observation: &&Observation| range(observation).is_some();
        let before = series.iter().rev().filter(known).find(|observation| observation.date < day);
        let after = series.iter().filter(known).find(|observation| observation.date > day);
        return Borne::CannotTell(Untold::NoFigure { day, before, after });
    };
    // everything is everything: nothing is rounded up to it
    if amount == Amount::Share && value == 100.0 {
        return match observation.coverage.is_complete() {
            true => Borne::Out(Compared::Figure(observation)),
            false if highest >= 100.0 => Borne::CannotTell(Untold::Unknown(observation)),
            false => Borne::Contradicted(Compared::Figure(observation)),
        };
    }
    let (lowest, highest) = (rounded_as(value, lowest), rounded_as(value, highest));
    if lowest == value && highest == value {
        Borne::Out(Compared::Figure(observation))
    } else if (lowest..=highest).contains(&value) {
        Borne::CannotTell(Untold::Unknown(observation))
    } else {
        Borne::Contradicted(Compared::Figure(observation))
    }
}

/// The least and the most that it may be.
fn range(coverage: &Coverage, amount: Amount) -> Option<(f64, f64)> {
    match amount {
        Amount::Share => {
            let Share(share) = coverage.share()?;
            let highest = coverage.share_range().map_or(share, |(_, Share(highest))| highest);
            Some((share * 100.0, highest * 100.0))
        }
        Amount::Covered => coverage.covered.map(|covered| (covered.0, covered.0 + coverage.unknown.0)),
    }
}

/// To as many decimals as another number has.
fn rounded_as(like: f64, value: f64) -> f64 {
    let decimals = like.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

/// A plan against the last report of the same thing.
fn plan<'a>(programme: &'a Programme, plan: &Claim, planned: f64) -> Borne<'a> {
    let is_report = |claim: &&Claim| {
        matches!(claim.kind, ClaimKind::Actual | ClaimKind::Claimed)
            && claim.value.is_some()
            && (claim.indicator, claim.area, &claim.refers_to) == (plan.indicator, plan.area, &plan.refers_to)
            && claim.unit.original() == plan.unit.original()
    };
    // where neither says of when it is, they need not be of the same time
    let reports = programme.claims.iter().filter(is_report).filter(|_| !plan.refers_to.is_unknown());
    let Some(report) = reports.max_by_key(|claim| claim.stated_on.latest) else {
        return Borne::CannotTell(Untold::NoReport);
    };
    if report.value >= Some(planned) {
        return Borne::Out(Compared::Report(report));
    }
    let is_over = plan.refers_to.latest.zip(report.stated_on.earliest).is_some_and(|(end, stated)| stated >= end);
    if is_over { Borne::Contradicted(Compared::Report(report)) } else { Borne::CannotTell(Untold::Early(report)) }
}
