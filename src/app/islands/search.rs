//! The search box of every page. The list of names is fetched when the box is first used, and searched on the device.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::explore::Names;

const SHOWN: usize = 8;

#[derive(Clone)]
enum List {
    NotAsked,
    Loading,
    Failed,
    Here(Arc<Names>),
}

/// Without scripts it is a link to the areas, for a form has nobody to send its words to.
#[island]
pub fn Search(
    names: String,
    root: String,
    areas: String,
    label: String,
    hint: String,
    nothing: String,
    failed: String,
    browse: String,
) -> impl IntoView {
    let (live, set_live) = signal(false);
    let (typed, set_typed) = signal(String::new());
    let (list, set_list) = signal(List::NotAsked);
    let (chosen, choose) = signal(0_usize);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || set_live.set(true));

    // when it gets the focus, or is typed into: a page that is not in front is not told of the focus
    let names = StoredValue::new(names);
    let load = move || {
        if !matches!(list.get_untracked(), List::NotAsked | List::Failed) {
            return;
        }
        set_list.set(List::Loading);
        let names = names.get_value();
        spawn_local(async move {
            let here = browser::fetch_text(&names).await.and_then(Names::parse);
            set_list.set(here.map_or(List::Failed, |names| List::Here(Arc::new(names))));
        });
    };
    let found = Memo::new(move |_| {
        list.with(|list| match list {
            List::Here(names) => names.search(&typed.get(), SHOWN),
            _ => Vec::new(),
        })
    });
    let address = StoredValue::new(root);
    let keys = move |event: leptos::web_sys::KeyboardEvent| {
        let count = found.with(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => choose.update(|i| *i = (*i + 1) % count),
            "ArrowUp" if count > 0 => choose.update(|i| *i = (*i + count - 1) % count),
            "Enter" => {
                if let Some(hit) = found.with(|found| found.get(chosen.get_untracked()).cloned()) {
                    browser::visit(&format!("{}{}", address.get_value(), hit.path));
                }
                return;
            }
            "Escape" => return set_typed.set(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let message = move || {
        let is_typed = !typed.with(|typed| typed.trim().is_empty());
        list.with(|list| match list {
            List::Failed => failed.clone(),
            List::Here(_) if is_typed && found.with(Vec::is_empty) => nothing.clone(),
            _ => String::new(),
        })
    };
    let hits = move || {
        let hits = found.get().into_iter().enumerate();
        hits.map(|(i, hit)| {
            let selected = move || if chosen.get() == i { "true" } else { "false" };
            view! {
                <li role="none">
                    <a
                        role="option"
                        id=format!("hit-{i}")
                        aria-selected=selected
                        href=format!("{}{}", address.get_value(), hit.path)
                        tabindex="-1"
                    >
                        {hit.name}" "<small>{hit.context}</small>
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>()
    };
    view! {
        <div class="search" class:live=move || live.get()>
            <a class="plain" href=areas>{browse}</a>
            <input
                node_ref=input
                type="search"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-label=label
                placeholder=hint
                aria-controls="hits"
                aria-autocomplete="list"
                aria-expanded=move || if found.with(Vec::is_empty) { "false" } else { "true" }
                aria-activedescendant=move || found.with(|found| (!found.is_empty()).then(|| format!("hit-{}", chosen.get())))
                prop:value=move || typed.get()
                on:focus=move |_| load()
                on:input=move |event| {
                    load();
                    choose.set(0);
                    set_typed.set(event_target_value(&event));
                }
                on:keydown=keys
            />
            <ul id="hits" role="listbox" aria-label="" hidden=move || found.with(Vec::is_empty)>{hits}</ul>
            <p class="problem" role="status">{message}</p>
        </div>
    }
}
