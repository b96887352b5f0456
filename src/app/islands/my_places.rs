//! Places that a reader keeps an eye on: a list in the device's own storage, and nowhere else.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;

/// As many are kept; the oldest gives way.
const KEPT: usize = 50;

/// A place as it is kept: a line of the list, id and name parted by a tab.
#[derive(Clone, PartialEq, Eq)]
struct Kept {
    id: String,
    name: String,
}

fn key(programme: &str) -> String {
    format!("noticeboard-places:{programme}")
}

/// What is stored, newest first; a line that is none is left out.
fn kept(programme: &str) -> Vec<Kept> {
    let text = browser::stored(&key(programme)).unwrap_or_default();
    let line = |line: &str| line.split_once('\t').map(|(id, name)| Kept { id: id.to_owned(), name: name.to_owned() });
    text.lines().filter_map(line).collect()
}

fn keep(programme: &str, list: &[Kept]) {
    let lines: Vec<String> = list.iter().map(|it| format!("{}\t{}", it.id, it.name)).collect();
    browser::store(&key(programme), Some(lines.join("\n").as_str()).filter(|_| !list.is_empty()));
}

/// A button on a place's page: keeps it, or no longer. Nothing without scripts.
#[island]
pub fn KeepPlace(programme: String, id: String, name: String, add: String, remove: String) -> impl IntoView {
    let (is_kept, set_kept) = signal(None::<bool>);
    let (of, this) = (StoredValue::new(programme), StoredValue::new(Kept { id, name }));
    Effect::new(move || set_kept.set(Some(kept(&of.get_value()).iter().any(|it| it.id == this.get_value().id))));
    let toggle = move |_| {
        let (programme, this) = (of.get_value(), this.get_value());
        let mut list = kept(&programme);
        let before = list.len();
        list.retain(|it| it.id != this.id);
        if list.len() == before {
            list.insert(0, this.clone());
            list.truncate(KEPT);
        }
        keep(&programme, &list);
        // a device that stores nothing says so by the button staying as it was
        set_kept.set(Some(kept(&programme).iter().any(|it| it.id == this.id)));
    };
    view! {
        <p class="keep" hidden=move || is_kept.get().is_none()>
            <button type="button" aria-pressed=move || (is_kept.get() == Some(true)).to_string() on:click=toggle>
                {move || if is_kept.get() == Some(true) { remove.clone() } else { add.clone() }}
            </button>
        </p>
    }
}

/// The class and the words of a place's status, in the file of what all are today (`pages::places_today`).
fn status_in(today: &str, id: &str) -> Option<(String, String)> {
    let line = today.lines().find(|line| line.split('\t').skip(2).any(|known| known == id))?;
    let (class, rest) = line.split_once('\t')?;
    let (words, _) = rest.split_once('\t')?;
    Some((class.to_owned(), words.to_owned()))
}

/// The list of them, where there are any, each with its status of today; an address is the id between `before` and `after`.
#[island]
pub fn MyPlaces(
    programme: String,
    before: String,
    after: String,
    /// what all places are today, in one file, so that its host does not learn which ones are kept; empty where there is none
    today: String,
    title: String,
    note: String,
) -> impl IntoView {
    let (list, set_list) = signal(Vec::<Kept>::new());
    let (statuses, set_statuses) = signal(String::new());
    Effect::new(move || {
        let kept = kept(&programme);
        if !kept.is_empty() && !today.is_empty() {
            let today = today.clone();
            spawn_local(async move { set_statuses.set(browser::fetch_text(&today).await.unwrap_or_default()) });
        }
        set_list.set(kept);
    });
    let item = move |it: Kept| {
        let address = format!("{before}{}{after}", it.id);
        let status = move || {
            let found = statuses.with(|today| status_in(today, &it.id));
            found.map(|(class, words)| view! { <span class=class>{words}</span> })
        };
        view! { <li><a href=address>{it.name}</a>" "{status}</li> }
    };
    let items = move || list.get().into_iter().map(&item).collect::<Vec<_>>();
    view! {
        <section class="my-places" hidden=move || list.with(Vec::is_empty)>
            <h2>{title}</h2>
            <ul class="spread">{items}</ul>
            <p class="small muted">{note}</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_found_by_id() {
        let today = "chip covered\tCovered\tP1\tP2\nchip not\tLapsed\tP3";
        let said = |id: &str| status_in(today, id).map(|(class, words)| format!("{class} {words}"));
        assert_eq!(said("P2").as_deref(), Some("chip covered Covered"));
        assert_eq!(said("P3").as_deref(), Some("chip not Lapsed"));
        for id in ["P", "Covered", ""] {
            assert_eq!(said(id), None, "{id}");
        }
        assert_eq!(status_in("<!doctype html>", "P1"), None);
    }
}
