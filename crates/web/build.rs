//! Tells cargo to embed the static files again when one of them changed; `include_dir!` alone cannot.

fn main() {
    println!("cargo:rerun-if-changed=static");
}
