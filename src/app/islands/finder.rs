//! The pages `places/?id=` and `companies/?id=`: go on to the page of the one that the address names.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::explore::Names;

/// `folder` is where the pages stand. Says why, where the address names none that is known.
#[island]
pub fn Finder(names: String, root: String, folder: String, unknown: String, failed: String) -> impl IntoView {
    let (problem, tell) = signal(String::new());
    Effect::new(move || {
        let Some(id) = browser::query_parameter("id") else {
            return;
        };
        let (names, root, unknown, failed) = (names.clone(), root.clone(), unknown.clone(), failed.clone());
        let section = format!("{folder}/");
        spawn_local(async move {
            match browser::fetch_text(&names).await.and_then(Names::parse) {
                None => tell.set(failed),
                Some(names) if names.find(&section, &id).is_some() => browser::go_to(&format!("{root}{section}{id}/")),
                Some(_) => tell.set(format!("{id}: {unknown}")),
            }
        });
    });
    view! { <p class="problem" role="status">{move || problem.get()}</p> }
}
