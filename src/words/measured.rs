//! Sentences about what was measured: promises, the ledger of the list, claims against data, what is left.

use super::catalogue::{ListChanged, Say, Verdict, catalogue};
use super::format::{count, date, number, percent, plain_percent, share, signed, with_decimals};
use super::sentence::row_counts;
use crate::model::{
    Borne, Cause, CivilDate, Claim, Compared, Count, Coverage, Dimension, Direction, Indicator, Lang, Observation,
    Rating, Share, Standing, Target, Undecided, Untold,
};

/// How one promise came out, in a word and the figure that decides it.
pub fn verdict(target: &Target, standing: &Standing, lang: Lang) -> String {
    with_verdict(target, standing, lang, |verdict| catalogue(lang).verdict(verdict))
}

pub(super) fn with_verdict(
    target: &Target,
    standing: &Standing,
    lang: Lang,
    say: impl FnOnce(Verdict) -> String,
) -> String {
    let at = match standing {
        Standing::Met { on } => Some(on),
        Standing::Missed { at } => Some(at),
        Standing::Open | Standing::CannotTell(_) => None,
    };
    let share = at.and_then(|at| share(&at.coverage, lang)).unwrap_or_default();
    let counts = at.map(|at| row_counts(Some(&at.coverage), lang)).unwrap_or_default();
    let day = at.map(|at| date(at.date, lang)).unwrap_or_default();
    match standing {
        Standing::Open => say(Verdict::Open),
        Standing::Met { .. } => say(Verdict::Met { share: &share, counts: &counts, day: &day }),
        Standing::Missed { at } => {
            let points = points_missing(target, at, lang);
            say(Verdict::Missed { share: &share, counts: &counts, day: &day, points: &points })
        }
        Standing::CannotTell(_) => say(Verdict::CannotTell),
    }
}

/// Percentage points between the target and the share as it is shown, so that a reader's own subtraction agrees.
fn points_missing(target: &Target, observation: &Observation, lang: Lang) -> String {
    let shown = observation.coverage.share().map_or(0.0, |share| (share.0 * 1000.0).round() / 10.0);
    number((target.share.0 * 100.0 - shown).max(0.1), lang)
}

/// Why the figures do not decide a promise, and what would.
pub fn undecided(target: &Target, undecided: &Undecided, lang: Lang) -> String {
    let due = date(target.due, lang);
    let say = catalogue(lang);
    match undecided {
        Undecided::NoFigures => say.say(Say::NoFigures { due: &due }),
        Undecided::Between { before, after } => {
            let before = before.as_ref().map(|before| share_and_day(before, lang));
            let (later, then) = share_and_day(after, lang);
            let before = before.as_ref().map(|(share, day)| (share.as_str(), day.as_str()));
            say.say(Say::ReachedBetween { before, after: (&later, &then), due: &due })
        }
        Undecided::Unknown { at } => {
            say.say(Say::UnknownDecide { unknown: &count(at.coverage.unknown, lang), day: &date(at.date, lang) })
        }
    }
}

/// What was covered, counted on the list of another day.
pub fn on_list(list: CivilDate, is_todays: bool, coverage: &Coverage, is_reached: Option<bool>, lang: Lang) -> String {
    catalogue(lang).say(Say::OnList {
        day: &date(list, lang),
        is_todays,
        share: &share(coverage, lang).unwrap_or_default(),
        counts: &row_counts(Some(coverage), lang),
        is_reached,
    })
}

pub fn cause(cause: Cause, lang: Lang) -> &'static str {
    catalogue(lang).cause(cause)
}

/// A difference of shares in percentage points, with its sign and as many decimals as show that it is not nothing.
pub fn points(difference: f64, lang: Lang) -> String {
    let points = difference * 100.0;
    if points != 0.0 && points.abs() < 0.0005 {
        let least = with_decimals(0.001, 3, lang);
        return if points > 0.0 { format!("<{least}") } else { format!(">\u{2212}{least}") };
    }
    let decimals = match points.abs() {
        0.0 => 0,
        0.95.. => 1,
        0.0095.. => 2,
        _ => 3,
    };
    signed(points, decimals, lang)
}

/// A change of a count, with its sign.
pub fn change_of_count(change: f64, lang: Lang) -> String {
    signed(change, if change.fract() == 0.0 { 0 } else { 1 }, lang)
}

/// By how much the share changed and why: in all, by what was covered, and by the list (None where it stayed the same).
pub fn moved(change: f64, covered: f64, list: Option<f64>, lang: Lang) -> String {
    if change == 0.0 && covered == 0.0 && list.is_none() {
        return catalogue(lang).say(Say::Unmoved);
    }
    let list = list.map(|list| points(list, lang));
    catalogue(lang).say(Say::Moved {
        rose: change >= 0.0,
        by: points(change.abs(), lang).trim_start_matches('+'),
        covered: &points(covered, lang),
        list: list.as_deref(),
    })
}

/// From one figure to another.
pub fn period(from: &Observation, to: &Observation, lang: Lang) -> String {
    let (from, to) = (share_and_day(from, lang), share_and_day(to, lang));
    catalogue(lang).say(Say::Period { from: (&from.0, &from.1), to: (&to.0, &to.1) })
}

/// A day on which the list of what is counted changed, and what that did to the share. `list` and `covered` are
/// fractions of share, `count` is by how many more were covered.
pub fn list_changed(from: &Observation, to: &Observation, list: f64, covered: f64, count: f64, lang: Lang) -> String {
    let total = |observation: &Observation| observation.coverage.total.map_or(0.0, |total| total.0);
    let growth = total(to) - total(from);
    let (before, after) = (share_and_day(from, lang), share_and_day(to, lang));
    catalogue(lang).say(Say::ListChanged(ListChanged {
        day: &after.1,
        grew: growth > 0.0,
        by: &number(growth.abs(), lang),
        from: &before.0,
        to: &after.0,
        list: &points(list, lang),
        covered: &points(covered, lang),
        count: &change_of_count(count, lang),
    }))
}

fn share_and_day(observation: &Observation, lang: Lang) -> (String, String) {
    (share(&observation.coverage, lang).unwrap_or_default(), date(observation.date, lang))
}

/// What the data say of a claim, with the arithmetic.
pub fn borne(claim: &Claim, borne: &Borne, indicator: &Indicator, lang: Lang) -> String {
    let say = |say: Say| catalogue(lang).say(say);
    match borne {
        Borne::Out(Compared::Figure(at)) | Borne::Contradicted(Compared::Figure(at)) => {
            let coverage = &at.coverage;
            // one decimal more than was said, so that the rounding can be seen
            let said = claim.value.unwrap_or_default().to_string();
            let decimals = said.split_once('.').map_or(0, |(_, decimals)| decimals.len()) + 1;
            let units = indicator.units.get(lang);
            let counts = coverage.covered.map(|_| row_counts(Some(coverage), lang));
            let figure = match coverage.share().filter(|_| claim.is_percentage()) {
                Some(_) if coverage.is_complete() => plain_percent(Share(1.0), lang),
                Some(share) => catalogue(lang).percent(&with_decimals(share.0 * 100.0, decimals, lang)),
                None => format!("{} {units}", count(coverage.covered.unwrap_or_default(), lang)),
            };
            let day = date(at.date, lang);
            say(Say::DataGive { share: &figure, counts: counts.as_deref(), day: &day })
        }
        Borne::Out(Compared::Report(report)) => {
            with_report(report, lang, |reported, stated| say(Say::PlanReached { reported, stated }))
        }
        Borne::Contradicted(Compared::Report(report)) => {
            with_report(report, lang, |reported, stated| say(Say::PlanNotReached { reported, stated }))
        }
        Borne::CannotTell(untold) => self::untold(claim, untold, lang),
    }
}

fn untold(claim: &Claim, untold: &Untold, lang: Lang) -> String {
    let say = |say: Say| catalogue(lang).say(say);
    match untold {
        Untold::NotCounted => say(Say::NotCounted),
        Untold::NoCovered { total } => {
            let total = total.map(|total| number(total, lang));
            say(Say::NoCovered { total: total.as_deref() })
        }
        Untold::NoDate => say(Say::NoDate),
        Untold::NoFigure { day, before, after } => {
            // a claim of a number is held against numbers
            let figure = |at: &Observation| match claim.is_percentage() {
                true => share_and_day(at, lang),
                false => (at.coverage.covered.map_or_else(String::new, |it| count(it, lang)), date(at.date, lang)),
            };
            let [before, after] = [before, after].map(|at| at.map(figure));
            let [before, after] =
                [&before, &after].map(|at| at.as_ref().map(|(share, day)| (share.as_str(), day.as_str())));
            say(Say::NoFigureOf { day: &date(*day, lang), before, after })
        }
        Untold::Unknown(at) => say(Say::UnknownWouldDecide {
            counts: &row_counts(Some(&at.coverage), lang),
            unknown: &count(at.coverage.unknown, lang),
            day: &date(at.date, lang),
        }),
        Untold::NoReport => say(Say::PlanWithoutReport),
        Untold::Early(report) => with_report(report, lang, |reported, stated| {
            let of = number(claim.value.unwrap_or_default(), lang);
            say(Say::PlanEarly { reported, stated, of: &of })
        }),
    }
}

fn with_report(report: &Claim, lang: Lang, say: impl FnOnce(&str, &str) -> String) -> String {
    let reported = number(report.value.unwrap_or_default(), lang);
    say(&reported, &super::format::when(&report.stated_on, lang))
}

/// Where half of what is left is.
pub fn half_of_rest(left: Count, half: Option<usize>, of: usize, indicator: &Indicator, lang: Lang) -> String {
    match half {
        Some(half) => {
            let (left, units) = (count(left, lang), indicator.units.get(lang));
            catalogue(lang).say(Say::HalfOfRest { left: &left, units, half, of })
        }
        None => catalogue(lang).say(Say::NothingLeft { areas: of }),
    }
}

/// How far the best and the worst are apart; areas by name.
pub fn apart(difference: f64, best: (&str, Share), worst: (&str, Share), lang: Lang) -> String {
    let (high, low) = (percent(best.1, lang), percent(worst.1, lang));
    let points = with_decimals(difference * 100.0, 1, lang);
    catalogue(lang).say(Say::Apart { points: &points, best: (best.0, &high), worst: (worst.0, &low) })
}

/// How far they were apart once; `now` is the difference since.
pub fn apart_since(day: CivilDate, then: f64, now: f64, lang: Lang) -> String {
    // as it is shown
    let shown = |difference: f64| (difference * 1000.0).round();
    let closes = (shown(then) != shown(now)).then_some(now < then);
    let points = with_decimals(then * 100.0, 1, lang);
    catalogue(lang).say(Say::ApartSince { day: &date(day, lang), points: &points, closes })
}

/// What is not listed one by one.
/// "and 4 more sources", behind the first one.
pub fn and_other_sources(others: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::OtherSources(others))
}

pub fn other_areas(others: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::OtherAreas(others))
}

pub fn areas_of(count: usize, of: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::AreasOf { count, of })
}

/// How many areas have nothing left.
pub fn complete_areas(count: usize, of: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::CompleteAreas { count, of })
}

/// A distance in percentage points, without a sign.
pub fn distance(difference: f64, lang: Lang) -> String {
    with_decimals(difference * 100.0, 1, lang)
}

/// How many times as much.
pub fn ratio(ratio: f64, lang: Lang) -> String {
    with_decimals(ratio, 2, lang)
}

/// How many have which status, of how many.
pub fn statuses(total: Count, indicator: &Indicator, parts: &[String], lang: Lang) -> String {
    let (total, parts) = (count(total, lang), super::format::list(parts, lang));
    catalogue(lang).say(Say::Statuses { total: &total, units: indicator.units.get(lang), parts: &parts })
}

/// Which areas a figure leaves out, for nothing is known of them. None where it leaves out none.
pub fn without(names: &[&str], lang: Lang) -> Option<String> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    (!names.is_empty()).then(|| catalogue(lang).say(Say::Without(&super::format::list(&names, lang))))
}

/// When a target may be reached, or why that is not said. A day that is None is not within a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Foreseen {
    Window(Option<CivilDate>, Option<CivilDate>),
    TooFew,
    Stalled,
    Falling,
    NoShare,
}

/// The forecast in a sentence; `last` is the day of the last figure.
pub fn forecast(goal: Share, foreseen: Foreseen, last: CivilDate, lang: Lang) -> String {
    let goal = plain_percent(goal, lang);
    let day = |day: CivilDate| date(day, lang);
    let say = |say: Say| catalogue(lang).say(say);
    match foreseen {
        Foreseen::Window(Some(early), Some(late)) => {
            say(Say::WindowBetween { goal: &goal, last: &day(last), early: &day(early), late: &day(late) })
        }
        Foreseen::Window(Some(early), None) => {
            say(Say::WindowFrom { goal: &goal, last: &day(last), early: &day(early) })
        }
        Foreseen::Window(None, _) => say(Say::NotWithinAYear { goal: &goal, last: &day(last) }),
        Foreseen::TooFew | Foreseen::NoShare => say(Say::NoForecastTooFew),
        Foreseen::Stalled => say(Say::NoForecastStalled { last: &day(last) }),
        Foreseen::Falling => say(Say::NoForecastFalling { last: &day(last) }),
    }
}

/// What of a share, a fraction a week, is needed until a day.
pub fn needed(share: f64, total: Option<Count>, due: CivilDate, indicator: &Indicator, lang: Lang) -> String {
    let count = total.map(|total| number((share * total.0).ceil(), lang));
    let (points, due) = (points(share, lang), date(due, lang));
    let (points, units) = (points.trim_start_matches('+'), indicator.units.get(lang));
    catalogue(lang).say(Say::NeededAWeek { points, count: count.as_deref(), units, due: &due })
}

/// What of a share, a fraction a week, was achieved.
pub fn a_week(share: f64, total: Option<Count>, indicator: &Indicator, lang: Lang) -> String {
    let count = total.map(|total| change_of_count((share * total.0).round(), lang));
    let units = indicator.units.get(lang);
    catalogue(lang).say(Say::AWeek { points: &points(share, lang), count: count.as_deref(), units })
}

pub fn since(day: CivilDate, lang: Lang) -> String {
    catalogue(lang).say(Say::Since(&date(day, lang)))
}

/// What came of a forecast: the day on which it was reached, if it was, and whether that was foretold.
pub fn came_true(on: Option<CivilDate>, as_foretold: bool, lang: Lang) -> String {
    let on = on.map(|on| date(on, lang));
    catalogue(lang).say(Say::CameTrue { on: on.as_deref(), as_foretold })
}

/// A score with its scale, how sure it is, of how many and when.
pub fn score(name: &str, rating: &Rating, dimension: &Dimension, between: Option<(f64, f64)>, lang: Lang) -> String {
    let between = between.map(|(low, high)| (number(low, lang), number(high, lang)));
    catalogue(lang).say(Say::Score {
        name,
        score: &number(rating.score, lang),
        scale: &scale(dimension, lang),
        between: between.as_ref().map(|(low, high)| (low.as_str(), high.as_str())),
        n: rating.n,
        day: &date(rating.date, lang),
    })
}

pub fn too_few(name: &str, n: u32, threshold: u32, lang: Lang) -> String {
    catalogue(lang).say(Say::TooFew { name, n, threshold })
}

/// From where to where scores go, and which end is the better one if it is not the higher.
pub fn scale(dimension: &Dimension, lang: Lang) -> String {
    let lower_is_better = dimension.direction == Direction::LowerIsBetter;
    let (min, max) = (number(dimension.min, lang), number(dimension.max, lang));
    catalogue(lang).say(Say::Scale { min: &min, max: &max, lower_is_better })
}

/// "3–7", or "3".
pub fn rank_range(best: usize, worst: usize) -> String {
    if best == worst { best.to_string() } else { format!("{best}–{worst}") }
}

pub fn ranked(name: &str, best: usize, worst: usize, of: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::Ranked { name, best, worst, of })
}

/// How many may be the first.
pub fn rank_finding(first: usize, of: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::MayBeFirst { count: first, of })
}

pub fn places_rated(shown: usize, hidden: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::PlacesRated { shown, hidden })
}

pub fn works_in(places: usize, lang: Lang) -> String {
    catalogue(lang).say(Say::WorksIn(places))
}
