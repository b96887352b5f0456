//! The publisher's program carries the built app inside it: built anew when that changes.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // the app itself is not rebuilt because of its own output
    if std::env::var_os("CARGO_FEATURE_PUBLISH").is_some() {
        println!("cargo:rerun-if-changed=target/shell");
    }
}
