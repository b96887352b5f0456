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

/// The status that a place's own page says in large letters: its class and its words.
fn status_on(page: &str) -> Option<(String, String)> {
    let (_, from) = page.split_once("<p class=\"big\"><span class=\"")?;
    let (class, from) = from.split_once("\">")?;
    let (words, _) = from.split_once('<')?;
    Some((class.to_owned(), words.to_owned()))
}

/// The list of them, where there are any, each with the status that its own page says today; an address is the id between
/// `before` and `after`.
#[island]
pub fn MyPlaces(
    programme: String,
    before: String,
    after: String,
    /// whether each has a page of its own to ask
    has_pages: bool,
    title: String,
    note: String,
) -> impl IntoView {
    let (list, set_list) = signal(Vec::<Kept>::new());
    Effect::new(move || set_list.set(kept(&programme)));
    let item = move |it: Kept| {
        let address = format!("{before}{}{after}", it.id);
        let (status, set_status) = signal(None);
        if has_pages {
            let page = address.clone();
            spawn_local(async move {
                set_status.set(browser::fetch_text(&page).await.as_deref().and_then(status_on));
            });
        }
        let chip = move || status.get().map(|(class, words)| view! { <span class=class>{words}</span> });
        view! { <li><a href=address>{it.name}</a>" "{chip}</li> }
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
    fn a_status_is_read_off_a_page() {
        let page = "<p>x</p><p class=\"big\"><span class=\"chip covered\">Covered</span></p>";
        assert_eq!(status_on(page), Some(("chip covered".to_owned(), "Covered".to_owned())));
        for page in ["", "<p class=\"big\">", "<p class=\"big\"><span class=\"chip"] {
            assert_eq!(status_on(page), None, "{page}");
        }
    }
}
