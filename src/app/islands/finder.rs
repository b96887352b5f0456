//! The page `places/?id=`: goes on to the page of the place that the address names.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::explore::Names;

/// Says why, where the address names no place that is known.
#[island]
pub fn Finder(names: String, root: String, unknown: String, failed: String) -> impl IntoView {
    let (problem, tell) = signal(String::new());
    Effect::new(move || {
        let Some(id) = browser::query_parameter("id") else {
            return;
        };
        let (names, root, unknown, failed) = (names.clone(), root.clone(), unknown.clone(), failed.clone());
        spawn_local(async move {
            let wanted = format!("places/{id}/");
            match browser::fetch_text(&names).await.and_then(|text| Names::parse(&text)) {
                None => tell.set(failed),
                Some(names) if names.leads_to(&wanted) => browser::go_to(&format!("{root}{wanted}")),
                Some(_) => tell.set(format!("{id}: {unknown}")),
            }
        });
    });
    view! { <p class="problem" role="status">{move || problem.get()}</p> }
}
