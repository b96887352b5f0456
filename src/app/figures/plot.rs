//! A drawing whose parts can be read by pointer, finger and key: one for a phone and one for a column, so that text keeps
//! its size in both.

use leptos::prelude::*;

use crate::app::islands::{Readout, WIDTHS};
use crate::words::Words;

/// `draw` makes the SVG for a width.
pub(super) fn plot(t: &Words, draw: impl Fn(u32) -> String) -> AnyView {
    let [narrow, wide] = WIDTHS.map(draw);
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
