//! Generates the parser from `grammar/`.

fn main() {
    println!("cargo::rerun-if-changed=grammar/python.lalrpop");
    println!("cargo::rerun-if-changed=build.rs");
    let out_dir = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let generated = lalrpop::Configuration::new().set_in_dir("grammar").set_out_dir(out_dir).process();
    if let Err(error) = generated {
        panic!("grammar/python.lalrpop: {error}");
    }
}
