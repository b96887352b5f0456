//! What changed: every release in words, and of each the figures and places row by row, altered ones of the past first.

use leptos::prelude::*;

use super::{Page, Room};
use crate::app::{PastRelease, Section};
use crate::measure::{At, Changes, Counts};
use crate::model::{Share, Status, Text};
use crate::words::{self, words};

/// Rows of a kind on a page; the rest are in its JSON.
const SHOWN: usize = 400;

/// `releases/`: all of them, the latest first.
pub(super) fn index_page(room: &Room) -> Page {
    let t = &words(room.lang()).trust;
    let items: Vec<_> = room.loaded.history.iter().rev().map(|release| item(room, release)).collect();
    let content = view! {
        <h1>{t.releases}</h1>
        <p class="measure">{t.releases_lead}</p>
        <ol class="claims releases">{items}</ol>
        <p><a href=format!("{}#check", room.links.data())>{t.title}</a></p>
    };
    room.page(Section::Data, "releases/", t.releases.to_owned(), t.releases_lead.to_owned(), content.into_any())
}

fn name(room: &Room, release: &PastRelease) -> String {
    let date = release.date.map(|date| words::date(date, room.lang())).unwrap_or_default();
    let said = words(room.lang()).sharing.released;
    said.replace("{release}", &release.number.to_string()).replace("{date}", &date)
}

fn said(room: &Room, release: &PastRelease) -> Vec<String> {
    release.said.get(room.lang().tag()).cloned().unwrap_or_default()
}

fn item(room: &Room, release: &PastRelease) -> impl IntoView + use<> {
    let lines: Vec<_> = said(room, release).into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let gone = gone(room, release);
    view! {
        <li class="claim">
            <p class="claim-head"><b><a href=room.links.release(release.number)>{name(room, release)}</a></b></p>
            <ul>{lines}</ul>
            {gone}
        </li>
    }
}

/// That its files were taken away, and why.
fn gone(room: &Room, release: &PastRelease) -> Option<impl IntoView + use<>> {
    let (pruned, reason) = release.gone.as_ref()?;
    let change = words::Change::Dropped { release: release.number, pruned: *pruned, reason };
    Some(view! { <p class="problem">{words::change(change, room.lang())}</p> })
}

/// `releases/{number}/`.
pub(super) fn page(room: &Room, i: usize) -> Page {
    let lang = room.lang();
    let t = words(lang);
    let release = &room.loaded.history[i];
    let title = name(room, release);
    let lines = said(room, release);
    let description = lines.join(t.explore.spoken.comma);
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let key = release
        .key
        .as_ref()
        .map(|key| view! { <dt>{t.trust.key}</dt><dd><code class="hash">{key.clone()}</code></dd> });
    let rows = release.changes.as_ref().map(|changes| rows(room, changes));
    let json = release.gone.is_none().then(|| {
        let file = room.links.below(&format!("data/changes/{}.json", release.number));
        let files = room.links.below(&format!("data/releases/{}/datapackage.json", release.number));
        view! {
            <p class="small">
                <a href=file>{format!("changes/{}.json", release.number)}</a>
                " · "<a href=files>{format!("releases/{}/datapackage.json", release.number)}</a>
            </p>
        }
    });
    let content = view! {
        <nav class="crumbs" aria-label=t.part_of>
            <ol><li><a href=room.links.releases_page()>{t.trust.releases}</a></li></ol>
        </nav>
        <h1>{title.clone()}</h1>
        {gone(room, release)}
        <ul>{lines}</ul>
        <dl class="facts"><dt>"SHA-256"</dt><dd><code class="hash">{release.hash.clone()}</code></dd>{key}</dl>
        {rows}
        {json}
    };
    room.page(Section::Data, &format!("releases/{}/", release.number), title, description, content.into_any())
}

fn rows(room: &Room, changes: &Changes) -> impl IntoView + use<> {
    let lang = room.lang();
    let t = words(lang);
    let altered: Vec<_> = changes
        .altered
        .iter()
        .take(SHOWN)
        .map(|altered| {
            let figure = &altered.figure;
            let group = figure.group.as_ref().map(|group| format!(" · {group}"));
            view! {
                <tr>
                    <th scope="row">{area(room, &figure.area_id)}{group}<br/><small>{words::date(figure.date, lang)}</small></th>
                    <td>{counts(room, &altered.from)}</td>
                    <td>{counts(room, &altered.to)}</td>
                </tr>
            }
        })
        .collect();
    let moved: Vec<_> = changes
        .headline
        .iter()
        .chain(&changes.areas)
        .take(SHOWN)
        .map(|moved| {
            let at = |at: &At| {
                let date = at.date.map(|date| words::short_date(date, lang));
                view! { {counts(room, &at.counts)}<br/><small>{date}</small> }
            };
            view! {
                <tr>
                    <th scope="row">{area(room, &moved.area_id)}</th>
                    <td>{at(&moved.from)}</td>
                    <td>{at(&moved.to)}</td>
                </tr>
            }
        })
        .collect();
    let statuses: Vec<_> = changes
        .statuses
        .iter()
        .take(SHOWN)
        .map(|change| {
            let status = |status: &Option<String>| {
                let all = Status::ON_LIST.into_iter().chain([Status::Merged]);
                let known = all.into_iter().find(|known| status.as_deref() == Some(known.as_str()));
                known.map_or(t.no_status, |known| words::status(known, None, lang))
            };
            view! {
                <tr>
                    <th scope="row"><a href=room.links.place(&change.place_id)>{place(room, &change.place_id)}</a></th>
                    <td>{status(&change.from)}</td>
                    <td>{status(&change.to)}</td>
                </tr>
            }
        })
        .collect();
    let more = |shown: usize, all: usize| {
        (all > shown).then(|| view! { <p class="small">{words::and_more(all - shown, lang)}</p> })
    };
    let [more_altered, more_moved, more_statuses] = [
        (altered.len(), changes.altered.len()),
        (moved.len(), changes.areas.len()),
        (statuses.len(), changes.statuses.len()),
    ]
    .map(|(shown, all)| more(shown, all));
    let table = |title: &'static str, rows: Vec<_>| {
        (!rows.is_empty()).then(|| {
            view! {
                <h2>{title}</h2>
                <table>
                    <thead>
                        <tr><td></td><th scope="col">{t.trust.before}</th><th scope="col">{t.trust.after}</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any()
        })
    };
    let altered = table(t.trust.altered, altered.into_iter().map(IntoAny::into_any).collect());
    let moved = table(t.trust.figures, moved.into_iter().map(IntoAny::into_any).collect());
    let statuses = table(t.places, statuses.into_iter().map(IntoAny::into_any).collect());
    view! {
        {altered}{more_altered}
        {moved}{more_moved}
        {statuses}{more_statuses}
        {list(room, t.trust.places_gone, &changes.places_gone)}
        {list(room, t.trust.areas_gone, &changes.areas_gone)}
    }
}

fn list(room: &Room, title: &'static str, ids: &[String]) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = ids.iter().take(SHOWN).map(|id| view! { <li>{id.clone()}</li> }).collect();
    let more = (ids.len() > items.len()).then(|| words::and_more(ids.len() - items.len(), room.lang()));
    (!ids.is_empty()).then(|| view! { <h2>{title}</h2><ul class="spread">{items}</ul><p class="small">{more}</p> })
}

fn area(room: &Room, id: &str) -> String {
    let areas = &room.loaded.programme.areas;
    areas.find(id).map_or(id.to_owned(), |ix| areas.get(ix).name.get(room.lang()).to_owned())
}

fn place(room: &Room, id: &str) -> String {
    let place = room.loaded.programme.places.iter().find(|place| place.id == id);
    place.map(|place| &place.name).map_or(id.to_owned(), |name: &Text| name.get(room.lang()).to_owned())
}

fn counts(room: &Room, counts: &Counts) -> String {
    words::figure_at(counts.covered, counts.total, counts.share.map(Share), None, room.lang())
}

/// What releases did to the past of an area's figures, the latest first: the day, from and to, and in which release.
pub(super) fn altered_here(room: &Room, id: &str) -> Option<impl IntoView + use<>> {
    const MOST: usize = 12;
    let lang = room.lang();
    let t = &words(lang).trust;
    let main = &room.loaded.programme.indicator(room.main()).id;
    let all: Vec<_> = room
        .loaded
        .history
        .iter()
        .rev()
        .flat_map(|release| {
            release.changes.iter().flat_map(move |changes| changes.altered.iter().map(move |it| (release, it)))
        })
        .filter(|(_, altered)| altered.figure.area_id == id && altered.figure.indicator_id == *main)
        .collect();
    let items: Vec<_> = all
        .iter()
        .take(MOST)
        .map(|(release, altered)| {
            let said = format!(
                "{}{} {} → {} ",
                words::date(altered.figure.date, lang),
                words(lang).colon.trim_end(),
                counts(room, &altered.from),
                counts(room, &altered.to)
            );
            let number = t.in_release.replace("{release}", &release.number.to_string());
            view! { <li>{said}<a href=room.links.release(release.number)>{number}</a></li> }
        })
        .collect();
    let more = (all.len() > items.len())
        .then(|| view! { <p class="small">{words::and_more(all.len() - items.len(), lang)}</p> });
    (!all.is_empty()).then(|| {
        let title = t.altered_here.replace("{n}", &words::number(all.len() as f64, lang));
        view! { <section class="altered-here"><h2>{title}</h2><ul>{items}</ul>{more}</section> }
    })
}
