//! A drawing whose parts can be read by pointer, finger and key: one for a phone and one for a column, so that text keeps
//! its size in both.

use leptos::prelude::*;

use crate::app::islands::Readout;
use crate::words::Words;

/// Widths in CSS pixels.
const PHONE: u32 = 358;
const COLUMN: u32 = 536;

/// `draw` makes the SVG for a width.
pub(super) fn plot(t: &Words, draw: impl Fn(u32) -> String) -> AnyView {
    let (narrow, wide) = (draw(PHONE), draw(COLUMN));
    view! {
        <Readout hint=t.plot_hint.to_owned() open=t.open_area.to_owned()>
            <div class="plot">
                <div class="narrow" inner_html=narrow></div>
                <div class="wide-only" inner_html=wide></div>
            </div>
        </Readout>
    }
    .into_any()
}
