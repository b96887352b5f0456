//! The headline: the figure and its counts, as of when, against what was promised.

use leptos::prelude::*;

use crate::app::islands::Countdown;
use crate::app::{Links, Loaded};
use crate::measure::{Headline, Promise};
use crate::model::{CivilDate, Coverage, Standing};
use crate::words::{self, words};

/// The loudest thing on the page: share and counts, or that they were not published and why.
pub fn headline(headline: &Headline, loaded: &Loaded, links: &Links) -> AnyView {
    let lang = links.lang;
    let t = words(lang);
    let indicator = loaded.programme.indicator(headline.indicator);
    let coverage = headline.coverage();
    let figure = match coverage.and_then(|coverage| words::share(coverage, lang)) {
        Some(share) => view! { <p class="share">{share}</p> }.into_any(),
        None => view! { <p class="share none">{t.not_published}</p> }.into_any(),
    };
    let nothing = Coverage::default();
    let counts = words::headline_counts(coverage.unwrap_or(&nothing), indicator, lang);
    let range = coverage.and_then(|coverage| {
        let (_, highest) = coverage.share_range()?;
        let unknown = words::count(coverage.unknown, lang);
        Some(view! { <p class="range">{words::unknown_range(&unknown, highest, lang)}</p> })
    });
    let as_of = headline.observation.filter(|observation| observation.coverage.covered.is_some()).map(|observation| {
        view! { <p class="muted">{t.latest_figure}" · "{words::date(observation.date, lang)}</p> }
    });
    let from_parts = loaded.measures.is_from_parts(headline.indicator, headline.area);
    let from_parts = from_parts.then(|| view! { <p class="muted small">{t.from_parts}</p> });
    let above = coverage.and_then(Coverage::share).is_some_and(|share| share.0 > 1.0);
    let above = above.then(|| view! { <p class="range">{t.above_total}</p> });
    let note = headline.observation.map(|o| o.note.get(lang).to_owned()).filter(|note| !note.is_empty());
    let promises: Vec<_> = headline.promises.iter().map(|promise| promise_line(promise, links)).collect();
    let promises = (!promises.is_empty()).then(|| {
        view! { <section class="promise"><h2>{t.the_promise}</h2><ol>{promises}</ol></section> }
    });
    let unpublished = match coverage.and_then(Coverage::share) {
        None if !loaded.programme.unpublished.is_empty() => Some(view! {
            <section class="tell">
                <h2>{t.what_would_tell}</h2>
                <p>{loaded.programme.unpublished.get(lang).to_owned()}</p>
            </section>
        }),
        _ => None,
    };
    let means = indicator.covered_means.get(lang).to_owned();
    let means = (!means.is_empty()).then(|| view! { <dt>{t.covered_means}</dt><dd>{means}</dd> });
    // that data are invented is said at the top of each page
    let real = (!loaded.programme.illustrative).then(|| super::sources(loaded, lang)).flatten();
    let real = real.map(|sources| view! { <dt>{t.data}</dt><dd>{t.real}{t.source}{t.colon}{sources}</dd> });
    let counted = indicator.counted.get(lang).to_owned();
    let counted = (!counted.is_empty()).then(|| {
        view! { <details><summary>{t.how_counted}</summary><p>{counted}</p></details> }
    });
    let next = indicator.next_release.map(|date| {
        let countdown = countdown(date, t.due_in, t.due_today, t.overdue);
        view! { <dt>{t.next_release}</dt><dd>{words::date(date, lang)}" "{countdown}</dd> }
    });
    view! {
        <section class="headline">
            <div class="figure-number">
                {as_of}
                {figure}
                <p class="counts">{counts}</p>
                {range}
                {above}
                {from_parts}
                {note.map(|note| view! { <p class="note">{note}</p> })}
            </div>
            {promises}
            {unpublished}
            <div class="definitions"><dl>{means}{next}{real}</dl>{counted}</div>
        </section>
    }
    .into_any()
}

/// Days to a day or since, by the clock of the reader's device.
fn countdown(day: CivilDate, before: [&'static str; 2], today: &'static str, after: [&'static str; 2]) -> AnyView {
    let [before, after] = [before, after].map(|forms| forms.map(str::to_owned));
    view! { <Countdown year=day.year() month=day.month() day=day.day() before=before today=today.to_owned() after=after/> }.into_any()
}

/// One promise; a deadline that was moved is struck through and stays.
fn promise_line(promise: &Promise, links: &Links) -> AnyView {
    let lang = links.lang;
    let t = words(lang);
    let target = promise.target;
    let said = words::promise(target, lang);
    let said = if promise.was_moved {
        view! { <del>{said}</del>" "<span class="muted">{t.moved}</span> }.into_any()
    } else {
        view! { <strong>{said}</strong> }.into_any()
    };
    let class = match promise.standing {
        Standing::Met { .. } => "verdict met",
        Standing::Missed { .. } => "verdict missed",
        Standing::Open | Standing::CannotTell(_) => "verdict open",
    };
    let undecided = match &promise.standing {
        Standing::CannotTell(why) => Some(view! { <p class="small">{words::undecided(target, why, lang)}</p> }),
        _ => None,
    };
    // a promise that figures have not decided runs out, or has run out, on the reader's own calendar
    let countdown = matches!(promise.standing, Standing::Open)
        .then(|| countdown(target.due, t.due_in, t.due_today, t.since_deadline));
    let at = match &promise.standing {
        Standing::Met { on: at } | Standing::Missed { at } => Some(at),
        Standing::Open | Standing::CannotTell(_) => None,
    };
    let on_lists: Vec<_> = promise
        .on_lists
        .iter()
        .map(|on| {
            let said = words::on_list(on.list, on.is_todays, &on.coverage, on.is_reached, lang);
            // another count, not only another total
            let is_recounted = at.is_some_and(|at| !on.is_todays && at.coverage.covered != on.coverage.covered);
            let note = is_recounted.then_some(t.counted_singly);
            view! { <p class="small">{said}{note}</p> }
        })
        .collect();
    let by = target.announced_by.get(lang);
    let by = (!by.is_empty()).then(|| format!(" · {by}"));
    let announced = format!("{} {}{}", t.announced, words::date(target.announced, lang), by.unwrap_or_default());
    let announced = if target.source.is_empty() {
        view! { <span>{announced}</span> }.into_any()
    } else {
        view! { <a rel="noopener" href=target.source.clone()>{announced}</a> }.into_any()
    };
    view! {
        <li>
            <p class="goal">{said}</p>
            <p class=class>{words::verdict(target, &promise.standing, lang)}" "{countdown}</p>
            {undecided}
            {on_lists}
            <p class="muted small">{announced}</p>
        </li>
    }
    .into_any()
}
