//! Coverage over time against the promise: a chart that a browser brings to life, and its table.

use leptos::prelude::*;

use super::calendar::{calendar, days, ticks};
use super::{About, Caption, figure, stamp};
use crate::app::islands::LiveProgress;
use crate::app::{Links, Loaded};
use crate::chart::{Figure, Mark, Point, Progress};
use crate::measure::{self, Headline};
use crate::model::{CivilDate, Lang, Observation, Share};
use crate::words::{self, words};

/// A drawing for a phone, for a column, and for the width of a page: text keeps its size in all.
const SIZES: [(&str, u32, u32); 3] = [("narrow", 358, 300), ("middle", 720, 340), ("widest", 1088, 380)];

/// None where there are fewer than two dates to draw a line between.
pub fn progress(headline: &Headline, loaded: &Loaded, links: &Links) -> Option<AnyView> {
    let lang = links.lang;
    let t = words(lang);
    let series = loaded.measures.series(headline.indicator, headline.area);
    let spec = spec(headline, loaded, lang)?;
    let label = format!("{}: {}", t.progress_title, t.progress_measure);
    let places = SIZES.map(|(class, width, height)| {
        let thousandths = |(x, y): (f64, f64)| {
            ((x * 1000.0 / f64::from(width)).round() as i32, (y * 1000.0 / f64::from(height)).round() as i32)
        };
        (class.to_owned(), spec.places(width.into(), height.into()).into_iter().map(thousandths).collect())
    });
    let drawings = SIZES.map(|(class, width, height)| {
        let drawing = spec.svg(width, height, &label);
        view! { <div class=class inner_html=drawing></div> }
    });
    let shown: Vec<&Observation> = series.iter().filter(|o| o.coverage.share().is_some()).collect();
    let readings: Vec<String> =
        shown.iter().map(|o| words::reading(&words::short_date(o.date, lang), &o.coverage, lang)).collect();
    let chart = view! {
        <LiveProgress
            places=places.to_vec()
            readings=readings
            label=label
            hint=t.readout_hint.to_owned()
        >
            {drawings.into_iter().collect::<Vec<_>>()}
        </LiveProgress>
    };
    let indicator = loaded.programme.indicator(headline.indicator);
    let caption = Caption {
        id: "progress",
        about: About::Area(headline.area),
        title: words::progress_finding(indicator, headline.coverage(), shown.first().copied(), lang),
        measure: {
            let as_of = shown.last().map(|last| format!(" · {} {}", t.as_of, words::date(last.date, lang)));
            let measure = format!("{}{}", t.progress_measure, as_of.unwrap_or_default());
            match words::falling(series, lang).filter(|_| indicator.cumulative) {
                Some(falling) => format!("{measure}{}{falling}", t.full_stop),
                None => measure,
            }
        },
    };
    let views = vec![(t.chart, chart.into_any()), (t.table, table(headline, &shown, lang).into_any())];
    Some(figure(caption, views, loaded, links))
}

/// A drawing without words round it, for a card.
pub fn small_progress(headline: &Headline, loaded: &Loaded, lang: Lang) -> Option<impl IntoView + use<>> {
    let spec = spec(headline, loaded, lang)?;
    let svg = spec.svg(358, 220, words(lang).progress_title);
    Some(view! { <div class="plot small" inner_html=svg></div> })
}

fn spec(headline: &Headline, loaded: &Loaded, lang: Lang) -> Option<Progress> {
    let series = loaded.measures.series(headline.indicator, headline.area);
    let basis = |share: Share| (share.0 * 10_000.0).round() as i32;
    let points: Vec<Point> = series
        .iter()
        .filter_map(|observation| {
            let share = observation.coverage.share()?;
            let highest = observation.coverage.share_range().map_or(share, |(_, highest)| highest);
            Some(Point(days(observation.date), basis(share), basis(highest)))
        })
        .collect();
    let (first, last) = (points.first()?.0, points.last()?.0);
    if points.len() < 2 {
        return None;
    }
    let marks: Vec<Mark> = headline
        .promises
        .iter()
        .map(|promise| Mark {
            announced: days(promise.target.announced),
            due: days(promise.target.due),
            share: basis(promise.target.share),
            label: words::target_chip(promise.target, lang),
            due_label: words::short_date(promise.target.due, lang),
            moved: promise.was_moved,
        })
        .collect();
    let span = (series.first()?.date, series.last()?.date);
    let happened = calendar(headline.indicator, headline.area, span, loaded, lang).events.into_iter();
    let target = headline.promises.last().map(|promise| promise.target.share);
    let band = target.map(|target| measure::band(series, target)).unwrap_or_default();
    let band: Vec<Point> = band.into_iter().map(|(day, low, high)| Point(days(day), basis(low), basis(high))).collect();
    let last = band.last().map_or(last, |point| point.0);
    let from = marks.iter().map(|mark| mark.announced).fold(first, i32::min);
    let to = marks.iter().map(|mark| mark.due).fold(last, i32::max);
    Some(Progress {
        points,
        marks,
        band,
        // the promise has lines of its own
        events: happened.filter(|event| !event.is_promise).map(|event| (event.day, event.name)).collect(),
        // on an axis a narrow space will do
        percent: words::percent_sign(lang).replace('\u{a0}', "\u{202f}"),
        ticks: ticks(from, to, lang),
        end_label: headline.coverage().and_then(|coverage| words::share(coverage, lang)).unwrap_or_default(),
        stamp: stamp(loaded, lang),
    })
}

/// Ends of months and deadlines; every date is in the CSV.
fn table(headline: &Headline, shown: &[&Observation], lang: Lang) -> impl IntoView + use<> {
    let t = words(lang);
    let is_deadline = |date: CivilDate| headline.promises.iter().any(|promise| promise.target.due == date);
    let last_of_month =
        |i: usize| shown.get(i + 1).is_none_or(|next| next.date.first_of_month() != shown[i].date.first_of_month());
    let rows: Vec<_> = (0..shown.len())
        .rev()
        .filter(|&i| last_of_month(i) || is_deadline(shown[i].date))
        .map(|i| {
            let coverage = &shown[i].coverage;
            let count = |count: Option<crate::model::Count>| {
                count.map_or(t.not_published.to_owned(), |count| words::count(count, lang))
            };
            view! {
                <tr class:deadline=is_deadline(shown[i].date)>
                    <th scope="row">{words::short_date(shown[i].date, lang)}</th>
                    <td>{words::share(coverage, lang)}</td>
                    <td>{count(coverage.covered)}</td>
                    <td>{count(coverage.total)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t.table>
            <table>
                <caption>{t.table_of_month_ends}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t.date}</th>
                        <th scope="col">{t.share}</th>
                        <th scope="col">{t.covered}</th>
                        <th scope="col">{t.total}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
