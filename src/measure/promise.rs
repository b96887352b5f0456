//! The promise record: every target ever set, and how each came out.
//!
//! The verdict is taken from the figures on either side of the deadline, with unknown places counted both ways:
//! met if even the lowest share reaches the target on or before the day; missed if even the highest falls short on the
//! day or at the first figure after it; otherwise it cannot be told. What is only claimed never enters.

use super::Measures;
use crate::model::{
    AreaIx, CivilDate, Count, Coverage, IndicatorIx, Observation, Programme, Share, Standing, Target, Undecided,
};

/// A target and its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Promise<'a> {
    pub target: &'a Target,
    /// a later target took its place
    pub was_moved: bool,
    pub standing: Standing,
    /// the deciding figure on other lists: that of the day of the promise, and today's; where they are other lists
    pub on_lists: Vec<OnList>,
}

/// What was covered on a day, of what is on the list of another day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnList {
    /// whose list it is
    pub list: CivilDate,
    /// it is the latest one, not that of the promise
    pub is_todays: bool,
    pub day: CivilDate,
    pub coverage: Coverage,
    /// whether the target was reached on it; None where unknown places would decide
    pub is_reached: Option<bool>,
}

/// Every target of an area, oldest first, by the data up to and including `as_of`.
pub fn promises<'a>(
    programme: &'a Programme,
    measures: &Measures,
    indicator: IndicatorIx,
    area: AreaIx,
    as_of: Option<CivilDate>,
) -> Vec<Promise<'a>> {
    let series = super::upto(measures.series(indicator, area), as_of);
    let targets: Vec<&Target> =
        programme.targets.iter().filter(|target| target.indicator == indicator && target.area == area).collect();
    let last = targets.len().saturating_sub(1);
    targets
        .into_iter()
        .enumerate()
        .map(|(i, target)| {
            let standing = standing(target, series);
            let on_lists = on_lists(programme, measures, target, &standing, series);
            Promise { target, was_moved: i < last, standing, on_lists }
        })
        .collect()
}

fn standing(target: &Target, series: &[Observation]) -> Standing {
    let with_share: Vec<&Observation> = series.iter().filter(|o| o.coverage.share().is_some()).collect();
    let by_then = with_share.partition_point(|observation| observation.date <= target.due);
    let (before, after) = with_share.split_at(by_then);
    if let Some(on) = before.iter().find(|o| reaches(lowest(&o.coverage), target.share)) {
        return Standing::Met { on: (*on).clone() };
    }
    let on_the_day = before.last().filter(|observation| observation.date == target.due);
    let Some(decisive) = on_the_day.or(after.first()) else {
        return if with_share.is_empty() { Standing::CannotTell(Undecided::NoFigures) } else { Standing::Open };
    };
    let at = (*decisive).clone();
    if !reaches(highest(&at.coverage), target.share) {
        Standing::Missed { at }
    } else if !reaches(lowest(&at.coverage), target.share) {
        Standing::CannotTell(Undecided::Unknown { at })
    } else {
        Standing::CannotTell(Undecided::Between { before: before.last().map(|o| (*o).clone()), after: at })
    }
}

/// The deciding figure on the list of the day of the promise, and on today's.
fn on_lists(
    programme: &Programme,
    measures: &Measures,
    target: &Target,
    standing: &Standing,
    series: &[Observation],
) -> Vec<OnList> {
    let at = match standing {
        Standing::Met { on: at } | Standing::Missed { at } => at,
        Standing::CannotTell(Undecided::Unknown { at }) => at,
        Standing::Open | Standing::CannotTell(_) => return Vec::new(),
    };
    let (from_places, mut found) = (measures.is_from_places(target.indicator), Vec::new());
    let last = series.last().map(|observation| observation.date);
    for (list, is_todays) in [(Some(target.announced), false), (last, true)] {
        let Some(list) = list else { continue };
        let coverage = if from_places {
            Some(measures.on_list(programme, target.indicator, target.area, list, at.date))
        } else {
            // of counts only the size of the list is known
            total_on(series, list).map(|total| Coverage { total: Some(total), ..at.coverage })
        };
        let Some(coverage) = coverage.filter(|coverage| *coverage != at.coverage && coverage.share().is_some()) else {
            continue;
        };
        let (least, most) = (reaches(lowest(&coverage), target.share), reaches(highest(&coverage), target.share));
        let is_reached = (least == most).then_some(least);
        found.push(OnList { list, is_todays, day: at.date, coverage, is_reached });
    }
    found
}

/// The last total on or before a day; where there is none yet, the first.
fn total_on(series: &[Observation], day: CivilDate) -> Option<Count> {
    let mut totals = series.iter().filter_map(|observation| Some((observation.date, observation.coverage.total?)));
    let first = totals.clone().next()?;
    let latest = totals.by_ref().take_while(|(date, _)| *date <= day).last();
    Some(latest.unwrap_or(first).1)
}

fn reaches(share: Option<Share>, target: Share) -> bool {
    share.is_some_and(|share| share >= target)
}

fn lowest(coverage: &Coverage) -> Option<Share> {
    coverage.share()
}

fn highest(coverage: &Coverage) -> Option<Share> {
    coverage.share_range().map(|(_, highest)| highest).or_else(|| coverage.share())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CivilDate, Count, Text};

    /// Day of January, covered of 100, unknown.
    type Reading = (i8, f64, f64);

    fn series(points: &[Reading]) -> Vec<Observation> {
        let observation = |&(day, covered, unknown): &Reading| Observation {
            date: CivilDate::constant(2022, 1, day),
            published: None,
            coverage: Coverage {
                covered: Some(Count(covered)),
                total: Some(Count(100.0)),
                unknown: Count(unknown),
                percent: None,
            },
            note: Text::default(),
        };
        points.iter().map(observation).collect()
    }

    #[test]
    fn verdicts() {
        let target = Target {
            indicator: IndicatorIx(0),
            area: AreaIx(0),
            share: Share(0.8),
            due: CivilDate::constant(2022, 1, 15),
            announced: CivilDate::constant(2022, 1, 1),
            announced_by: Text::default(),
            source: String::new(),
            note: Text::default(),
        };
        let cases: [(&[Reading], &str); 10] = [
            (&[], "no figures"),
            (&[(3, 70.0, 0.0)], "open"),
            (&[(3, 70.0, 0.0), (14, 81.0, 0.0)], "met on 14"),
            (&[(15, 79.0, 0.0)], "missed on 15"),
            (&[(14, 79.0, 0.0), (16, 79.5, 0.0)], "missed on 16"),
            // between the two figures it was passed, before or after the day: nobody knows
            (&[(14, 79.0, 0.0), (16, 80.5, 0.0)], "between 14 and 16"),
            (&[(16, 80.5, 0.0)], "between ? and 16"),
            (&[(15, 79.0, 5.0)], "unknown on 15"),
            (&[(14, 79.0, 5.0), (16, 79.5, 5.0)], "unknown on 16"),
            (&[(15, 70.0, 5.0)], "missed on 15"),
        ];
        for (points, expected) in cases {
            let told = match standing(&target, &series(points)) {
                Standing::Open => "open".to_owned(),
                Standing::Met { on } => format!("met on {}", on.date.day()),
                Standing::Missed { at } => format!("missed on {}", at.date.day()),
                Standing::CannotTell(Undecided::NoFigures) => "no figures".to_owned(),
                Standing::CannotTell(Undecided::Between { before, after }) => {
                    let before = before.map_or("?".to_owned(), |before| before.date.day().to_string());
                    format!("between {before} and {}", after.date.day())
                }
                Standing::CannotTell(Undecided::Unknown { at }) => format!("unknown on {}", at.date.day()),
            };
            assert_eq!(told, expected, "{points:?}");
        }
    }
}
