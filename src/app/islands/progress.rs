//! The progress chart on screen: the figure of the prerendered page, drawn at the size and pixels of the device, with a
//! reading of each date.

use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlCanvasElement;

use super::theme;
use crate::browser;
use crate::chart::{Figure, Palette, Progress, Style};

/// Its children are the prerendered drawing, which the canvas covers once it is drawn. `readings` go with the
/// points of the figure: what is said of each.
#[island]
pub fn LiveProgress(
    figure: Progress,
    readings: Vec<String>,
    label: String,
    hint: String,
    children: Children,
) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let (reading, read) = signal(None::<usize>);
    let (drawn, set_drawn) = signal(false);
    let (redraw, ask_redraw) = signal(());
    let width = StoredValue::new(0.0_f64);
    let points = figure.points.len();
    let figure = StoredValue::new(figure);

    Effect::new(move || {
        for event in ["resize", theme::CHANGED] {
            browser::on_event(event, move || ask_redraw.set(()));
        }
    });
    Effect::new(move || {
        redraw.track();
        let Some(element) = canvas.get() else { return };
        let canvas: &HtmlCanvasElement = element.unchecked_ref();
        let palette = if theme::is_dark() { Palette::DARK } else { Palette::LIGHT };
        let mut figure = figure.get_value();
        figure.reading = reading.get();
        let place = browser::draw_on(canvas, |backend, scale| {
            // the prerendered drawing stays beneath, should the canvas fail
            set_drawn.set(figure.draw(backend, Style { palette, scale }).is_ok());
        });
        width.set_value(place.map_or(0.0, |(width, _)| width));
    });

    let point_at = move |event: leptos::web_sys::PointerEvent| {
        read.set(figure.with_value(|figure| figure.nearest(f64::from(event.offset_x()), width.get_value())));
    };
    let step = move |event: leptos::web_sys::KeyboardEvent| {
        let last = points.saturating_sub(1);
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
    view! {
        <div class="plot" class:drawn=move || drawn.get()>
            {children()}
            <canvas
                node_ref=canvas
                tabindex="0"
                role="img"
                aria-label=label
                on:pointermove=point_at
                on:pointerdown=point_at
                on:keydown=step
            ></canvas>
        </div>
        <p class="readout" aria-live="polite">
            {move || match reading.get() {
                None => view! { <span class="muted">{hint.clone()}</span> }.into_any(),
                Some(i) => view! { <span>{readings.get(i).cloned()}</span> }.into_any(),
            }}
        </p>
    }
}
