//! Why the share changed: the ledger of what was covered and of the list, and each change of the list.

use leptos::prelude::*;

use super::calendar::{days, month_ends};
use super::plot::plot;
use super::{About, Caption, figure, stamp};
use crate::app::islands::{LedgerPeriod, LedgerWords, SumAt};
use crate::app::{Links, Loaded};
use crate::chart::{self, Figure, Moved, Row};
use crate::measure::{self, Ledger};
use crate::model::{AreaIx, Cause, CivilDate, IndicatorIx, Lang, Observation, Share};
use crate::words::{self, words};

/// None where there are no two dates with both counts, or nothing changed between them.
pub fn ledger(area: AreaIx, indicator: IndicatorIx, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let steps = measure::steps(&loaded.measures, indicator, area);
    let whole = measure::ledger(&steps, None, None).filter(|whole| !whole.entries.is_empty())?;
    let changed: Vec<&Ledger> = steps.iter().filter(|step| step.growth() != 0.0).collect();
    let list = whole.entries.iter().any(|entry| entry.cause.is_of_list()).then(|| whole.part(true));
    let title = words::moved(whole.change(), whole.part(false), list, lang);
    let drawing = drawing(&whole, loaded, lang);
    let chart = plot(t, |width| drawing.svg(width, drawing.height(), &title));
    // where only counts are published, each change of the list is told in words; where places are, in the table
    let told: Vec<_> = changed.iter().filter(|_| !loaded.measures.is_from_places(indicator)).rev().take(3).collect();
    let told: Vec<_> = told.into_iter().map(|step| view! { <p>{tell(step, lang)}</p> }).collect();
    let mut views = vec![
        (t.chart, view! { {period(&steps, &whole, chart, &title, loaded, lang)}{told} }.into_any()),
        (t.table, table(&whole, lang).into_any()),
    ];
    if !changed.is_empty() {
        views.push((t.list_changes, list_table(&changed, lang).into_any()));
    }
    let caption =
        Caption { id: "ledger", about: About::Area(area), title, measure: words::period(whole.from, whole.to, lang) };
    Some(figure(caption, views, loaded, links))
}

/// Dates that a reader can choose between.
const DATES: usize = 80;

/// The drawing, which becomes that of another period when one is chosen: ends of months, and changes of the list.
fn period(steps: &[Ledger], whole: &Ledger, chart: AnyView, title: &str, loaded: &Loaded, lang: Lang) -> AnyView {
    let t = words(lang);
    let dates: Vec<CivilDate> = steps.iter().map(|step| step.to.date).collect();
    let mut chosen = month_ends(&dates);
    let counted = steps.iter().filter(|step| step.entries.iter().any(|entry| entry.cause == Cause::List));
    chosen.extend(counted.flat_map(|step| [step.from.date, step.to.date]));
    chosen.push(whole.from.date);
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.len() < 3 || chosen.len() > DATES {
        return chart;
    }
    let exact = |share: f64| (share * 1e7).round() as i64;
    let sums = chosen.iter().map(|date| {
        let upto = measure::ledger(steps, None, Some(*date));
        let entry =
            |cause: Cause| upto.as_ref()?.entries.iter().find(|entry| entry.cause == cause).map(|entry| entry.share);
        SumAt {
            date: words::short_date(*date, lang),
            day: days(*date),
            share: exact(upto.as_ref().map_or(share_of(whole.from), |upto| share_of(upto.to))),
            causes: whole.entries.iter().map(|of| exact(entry(of.cause).unwrap_or(0.0))).collect(),
        }
    });
    let causes =
        whole.entries.iter().map(|entry| (words::cause(entry.cause, lang).to_owned(), entry.cause.is_of_list()));
    let ledger_words = LedgerWords {
        start: t.start.to_owned(),
        end: t.end.to_owned(),
        from: t.from.to_owned(),
        to: t.to.to_owned(),
        decimal: t.decimal_sign.to_owned(),
        percent: words::percent_sign(lang),
        scale: [0.0, 0.5, 1.0].map(|share| words::plain_percent(Share(share), lang)),
        stamp: stamp(loaded, lang),
    };
    view! {
        <LedgerPeriod sums=sums.collect() causes=causes.collect() words=ledger_words label=title.to_owned()>
            {chart}
        </LedgerPeriod>
    }
    .into_any()
}

/// One change of the list in words, with the publisher's own.
fn tell(step: &Ledger, lang: Lang) -> String {
    let count = step.entries.iter().filter(|entry| !entry.cause.is_of_list()).map(|entry| entry.covered).sum();
    let said = words::list_changed(step.from, step.to, step.part(true), step.part(false), count, lang);
    match step.to.note.get(lang) {
        "" => said,
        note => format!("{said} {note}"),
    }
}

fn share_of(observation: &Observation) -> f64 {
    observation.coverage.share().map_or(0.0, |share| share.0)
}

fn drawing(whole: &Ledger, loaded: &Loaded, lang: Lang) -> chart::Ledger {
    let t = words(lang);
    let level = |name: &str, at: &Observation| Moved {
        row: Row::Level,
        name: name.to_owned(),
        from: 0.0,
        to: share_of(at),
        value: words::share(&at.coverage, lang).unwrap_or_default(),
    };
    let mut rows = vec![level(t.start, whole.from)];
    let mut now = share_of(whole.from);
    for entry in &whole.entries {
        let from = now;
        now += entry.share;
        rows.push(Moved {
            row: if entry.cause.is_of_list() { Row::List } else { Row::Covered },
            name: words::cause(entry.cause, lang).to_owned(),
            from,
            to: now,
            value: words::points(entry.share, lang),
        });
    }
    rows.push(level(t.end, whole.to));
    let scale = [0.0, 0.5, 1.0].map(|share| words::plain_percent(Share(share), lang));
    chart::Ledger { rows, scale, stamp: stamp(loaded, lang) }
}

fn table(whole: &Ledger, lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let level = |name: &'static str, at: &Observation| {
        let [covered, total] =
            [at.coverage.covered, at.coverage.total].map(|count| count.map(|count| words::count(count, lang)));
        view! {
            <tr>
                <th scope="row">{name}" "<small>{words::short_date(at.date, lang)}</small></th>
                <td>{covered}</td><td>{total}</td><td>{words::share(&at.coverage, lang)}</td>
            </tr>
        }
    };
    let rows: Vec<_> = whole
        .entries
        .iter()
        .map(|entry| {
            view! {
                <tr>
                    <th scope="row">{words::cause(entry.cause, lang)}</th>
                    <td>{words::change_of_count(entry.covered, lang)}</td>
                    <td>{words::change_of_count(entry.total, lang)}</td>
                    <td>{words::points(entry.share, lang)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="causes">
            <thead>
                <tr>
                    <th scope="col">{t.cause}</th>
                    <th scope="col">{t.covered}</th>
                    <th scope="col">{t.on_the_list}</th>
                    <th scope="col">{t.points_of_share}</th>
                </tr>
            </thead>
            <tbody>{level(t.start, whole.from)}{rows}{level(t.end, whole.to)}</tbody>
        </table>
    }
}

/// Each change of the list, the latest first.
fn list_table(changed: &[&Ledger], lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let total = |at: &Observation| at.coverage.total.map(|total| words::count(total, lang));
    let rows: Vec<_> = changed
        .iter()
        .rev()
        .map(|step| {
            let why: Vec<String> = step
                .entries
                .iter()
                .filter(|entry| entry.cause.is_of_list() && entry.total != 0.0)
                .map(|entry| {
                    let count = words::change_of_count(entry.total, lang);
                    format!("{} {count}", words::cause(entry.cause, lang))
                })
                .collect();
            view! {
                <tr>
                    <th scope="row">{words::short_date(step.to.date, lang)}<br/><small>{words::list(&why, lang)}</small></th>
                    <td>{total(step.from)}</td>
                    <td>{total(step.to)}</td>
                    <td>{words::points(step.part(true), lang)}</td>
                    <td>{words::points(step.part(false), lang)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <p class="measure">{t.list_changes_lead}</p>
        <div class="scroll" tabindex="0" role="region" aria-label=t.list_changes>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t.date}</th>
                        <th scope="col">{t.list_before}</th>
                        <th scope="col">{t.list_after}</th>
                        <th scope="col">{t.list_changed}</th>
                        <th scope="col">{t.more_covered}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
