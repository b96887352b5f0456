//! How everything is measured, in words that a resident understands, each with an example from this programme's own data.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::Section;
use crate::measure::{self, Forecast, Headline, Sureness, headline, sureness};
use crate::model::{AreaIx, Count, Coverage, Rated, Standing};
use crate::words::{self, words};

pub(super) fn page(room: &Room) -> Page {
    let t = words(room.lang());
    let programme = &room.loaded.programme;
    let root = programme.areas.root();
    let head = root.map(|root| headline(programme, &room.loaded.measures, room.main(), root, None));
    let head = head.as_ref();
    let sections = [
        (t.method_share, head.and_then(|head| share_example(head, room))),
        (t.method_unknown, head.and_then(|head| unknown_example(head, room))),
        (t.method_ledger, root.and_then(|root| ledger_example(root, room))),
        (t.method_promise, head.and_then(|head| promise_example(head, room))),
        (t.method_claims, claim_example(room)),
        (t.method_pace, head.and_then(|head| pace_example(head, room))),
        (t.method_gap, root.and_then(|root| gap_example(root, room))),
        (t.method_score, score_example(room)),
        (t.method_ranks, None),
    ];
    let sections: Vec<_> = sections
        .into_iter()
        .map(|([title, text], example)| {
            let paragraphs: Vec<_> = text.split('\n').map(|part| view! { <p>{part.to_owned()}</p> }).collect();
            let example = example.map(|lines| {
                let lines: Vec<_> = lines.into_iter().map(|line| view! { <p>{line}</p> }).collect();
                view! { <div class="worked"><h3>{t.worked_example}</h3>{lines}</div> }
            });
            view! { <section class="prose"><h2>{title}</h2>{paragraphs}{example}</section> }
        })
        .collect();
    let content = view! { <h1>{t.method}</h1><p class="measure">{t.method_lead}</p>{sections} }.into_any();
    room.page(Section::About, "method/", t.method.to_owned(), t.method_lead.to_owned(), content)
}

/// Covered over total.
fn share_example(head: &Headline, room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let coverage = head.coverage()?;
    let indicator = room.loaded.programme.indicator(head.indicator);
    let (covered, total) = (coverage.covered?, coverage.total?);
    let share = words::share(coverage, lang)?;
    Some(vec![
        words::headline_counts(coverage, indicator, lang),
        format!("{} ÷ {} = {share}", words::count(covered, lang), words::count(total, lang)),
    ])
}

/// From none of the unknown to all of them.
fn unknown_example(head: &Headline, room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let coverage = head.coverage()?;
    let (_, highest) = coverage.share_range()?;
    let (covered, total) = (coverage.covered?, coverage.total?);
    let [covered, unknown, total] = [covered, coverage.unknown, total].map(|count| words::count(count, lang));
    Some(vec![
        words::unknown_range(&unknown, highest, lang),
        format!("({covered} + {unknown}) ÷ {total} = {}", words::percent(highest, lang)),
    ])
}

/// The step in which the list did most.
fn ledger_example(root: AreaIx, room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let steps = measure::steps(&room.loaded.measures, room.main(), root);
    let step = steps.iter().max_by(|a, b| a.part(true).abs().total_cmp(&b.part(true).abs()))?;
    let counts = |coverage: &Coverage| Some((coverage.covered?.0, coverage.total?.0));
    let ((c0, n0), (c1, n1)) = (counts(&step.from.coverage)?, counts(&step.to.coverage)?);
    let number = |value: f64| words::number(value, lang);
    let on_list: (f64, f64) = step
        .entries
        .iter()
        .filter(|entry| entry.cause.is_of_list())
        .fold((0.0, 0.0), |sum, entry| (sum.0 + entry.covered, sum.1 + entry.total));
    let part = |covered: f64, total: f64, share: f64| {
        let (mean_covered, mean_total) = (number((c0 + c1) / 2.0), number((n0 + n1) / 2.0));
        format!(
            "({} × {mean_total} − {} × {mean_covered}) ÷ ({} × {}) = {}",
            words::change_of_count(covered, lang),
            words::change_of_count(total, lang),
            number(n0),
            number(n1),
            words::points(share, lang)
        )
    };
    Some(vec![
        words::period(step.from, step.to, lang),
        part(c1 - c0 - on_list.0, n1 - n0 - on_list.1, step.part(false)),
        part(on_list.0, on_list.1, step.part(true)),
        words::moved(step.change(), step.part(false), Some(step.part(true)), lang),
    ])
}

fn promise_example(head: &Headline, room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let promise = head.promises.last()?;
    let verdict = words::verdict(promise.target, &promise.standing, lang);
    let mut lines = vec![format!("{}{}{verdict}", words::promise(promise.target, lang), words(lang).colon)];
    if let Standing::CannotTell(why) = &promise.standing {
        lines.push(words::undecided(promise.target, why, lang));
    }
    Some(lines)
}

/// One that the data decide, if there is one.
fn claim_example(room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let (programme, measures) = (&room.loaded.programme, &room.loaded.measures);
    let told =
        programme.claims.iter().filter_map(|claim| Some((claim, measure::borne_out(programme, measures, claim)?)));
    let is_decided = |borne: &crate::model::Borne| !matches!(borne, crate::model::Borne::CannotTell(_));
    let (claim, borne) = told.clone().find(|(_, borne)| is_decided(borne)).or_else(|| told.clone().next())?;
    let indicator = programme.indicator(claim.indicator.unwrap_or(room.main()));
    Some(vec![claim.statement.get(lang).to_owned(), words::borne(claim, &borne, indicator, lang)])
}

fn pace_example(head: &Headline, room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let target = head.promises.last()?.target;
    let series = room.loaded.measures.series(head.indicator, head.area);
    let pace = measure::pace(series, target)?;
    let last = series.iter().rfind(|at| at.coverage.share().is_some())?;
    let forecast = measure::forecast(series, target.share);
    if forecast == Forecast::Reached {
        return None;
    }
    let t = words(lang);
    let recent = words::a_week(pace.recent, last.coverage.total, room.loaded.programme.indicator(head.indicator), lang);
    Some(vec![
        format!("{}{}{recent}", t.achieved_recently, t.colon),
        crate::app::figures::forecast_sentence(target.share, &forecast, last.date, lang),
    ])
}

fn gap_example(root: AreaIx, room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let areas = &room.loaded.programme.areas;
    let gaps = measure::gaps(&room.loaded.measures, room.main(), areas.children(root));
    let gap = gaps.last()?;
    let name = |area: AreaIx| areas.get(area).name.get(lang);
    let mut lines =
        vec![words::apart(gap.difference, (name(gap.best.0), gap.best.1), (name(gap.worst.0), gap.worst.1), lang)];
    let t = words(lang);
    if let Some(weighted) = gap.weighted {
        lines.push(format!("{}{}{}", t.from_best, t.colon, words::distance(weighted.from_best, lang)));
        lines.push(format!("{}{}{}", t.from_average, t.colon, words::distance(weighted.from_average, lang)));
    }
    Some(lines)
}

/// The first company whose score has an interval.
fn score_example(room: &Room) -> Option<Vec<String>> {
    let lang = room.lang();
    let programme = &room.loaded.programme;
    let rating = programme.ratings.iter().find(|rating| {
        let sure = sureness(&programme.dimensions[rating.dimension], rating);
        matches!(rating.of, Rated::Provider(_)) && matches!(sure, Sureness::Between(..))
    })?;
    let dimension = &programme.dimensions[rating.dimension];
    let Sureness::Between(low, high) = sureness(dimension, rating) else { return None };
    let spread = rating.spread.map(|spread| {
        let n = words::count(Count(rating.n.into()), lang);
        let (score, spread) = (words::number(rating.score, lang), words::number(spread, lang));
        format!("{score} ± t × {spread} ÷ √{n} = {} … {}", words::number(low, lang), words::number(high, lang))
    });
    let said = words::score(dimension.name.get(lang), rating, dimension, Some((low, high)), lang);
    Some(std::iter::once(said).chain(spread).collect())
}
