//! Builds the crate again when a pack gains or loses a file: the macro that carries the packs cannot see that.

fn main() {
    println!("cargo::rerun-if-changed=../../packs");
}
