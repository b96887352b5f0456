//! The edge to the browser: storage, fetching, theme. Generic glue that knows nothing of ours.
//!
//! It compiles natively too, so that islands can be drawn there, and is called only from effects and event handlers,
//! which run in the browser alone. Whatever a browser denies comes back as `None` or an error in words.

mod page;

pub use page::{
    days_until, each, fetch_text, go_to, is_shown_beside, query_day, query_parameter, set_attribute,
    set_root_attribute, set_rows, set_style, store, stored, visit,
};
