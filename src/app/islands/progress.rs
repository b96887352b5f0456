//! The progress chart under a finger: a line on the prerendered drawing, and the reading of its date.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{HtmlElement, PointerEvent};

use crate::browser;

/// Where each point lies on a drawing, from the left and from the top, in thousandths of its size.
pub type Places = Vec<(i32, i32)>;

/// Its children are the drawings for several widths; `places` are those of each, by its class. `readings` go with the
/// points: what is said of each.
#[island]
pub fn LiveProgress(
    places: Vec<(String, Places)>,
    readings: Vec<String>,
    label: String,
    hint: String,
    children: Children,
) -> impl IntoView {
    let surface = NodeRef::<html::Div>::new();
    let (line, dot) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let (reading, read) = signal(None::<usize>);
    let last = readings.len().saturating_sub(1);
    let places = StoredValue::new(places);
    // the drawing that is shown now: the others have no width
    let with_shown = move |act: &dyn Fn(&Places) -> Option<usize>| {
        let surface = surface.get_untracked()?;
        places.with_value(|all| {
            let is_shown = |class: &str| browser::is_shown_beside(&surface, &format!(".{class}"));
            act(&all.iter().find(|(class, _)| is_shown(class))?.1)
        })
    };
    let nearest = move |event: &PointerEvent| {
        let width = surface.get_untracked()?.client_width().max(1);
        let x = event.offset_x() * 1000 / width;
        with_shown(&|places| (0..places.len()).min_by_key(|&i| (places[i].0 - x).abs()))
    };
    let point_at = move |event: PointerEvent| read.set(nearest(&event));
    let step = move |event: leptos::web_sys::KeyboardEvent| {
        let now = reading.get_untracked().unwrap_or(last);
        let to = match event.key().as_str() {
            "ArrowLeft" => now.saturating_sub(1),
            "ArrowRight" => (now + 1).min(last),
            "Home" => 0,
            "End" => last,
            "Escape" => return read.set(None),
            _ => return,
        };
        event.prevent_default();
        read.set(Some(to));
    };
    Effect::new(move || {
        let Some(i) = reading.get() else { return };
        let put = |element: Option<HtmlElement>, side: &str, thousandths: i32| {
            if let Some(element) = element {
                browser::set_style(&element, side, &format!("{}.{}%", thousandths / 10, thousandths % 10));
            }
        };
        with_shown(&|places| {
            let (x, y) = *places.get(i)?;
            put(line.get_untracked().map(Into::into), "left", x);
            put(dot.get_untracked().map(Into::into), "left", x);
            put(dot.get_untracked().map(Into::into), "top", y);
            Some(i)
        });
    });
    view! {
        <div class="plot" class:read=move || reading.get().is_some()>
            {children()}
            <div class="cursor line" node_ref=line></div>
            <div class="cursor dot" node_ref=dot></div>
            <div
                class="surface"
                node_ref=surface
                tabindex="0"
                role="img"
                aria-label=label
                on:pointermove=point_at
                on:pointerdown=point_at
                on:keydown=step
            ></div>
        </div>
        <p class="readout" aria-live="polite">
            {move || match reading.get() {
                None => view! { <span class="muted">{hint.clone()}</span> }.into_any(),
                Some(i) => view! { <span>{readings.get(i).cloned()}</span> }.into_any(),
            }}
        </p>
    }
}
