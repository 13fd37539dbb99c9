//! Runs every example to its end. Examples assert what they show.

macro_rules! examples {
    ($( $name:ident $path:literal; )*) => {
        $(
            #[path = $path]
            mod $name;

            #[test]
            fn $name() {
                $name::main().expect("the example runs to its end");
            }
        )*

        /// No example is left out.
        #[test]
        fn all_are_here() {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
            let mut found: Vec<String> = std::fs::read_dir(folder)
                .expect("readable")
                .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
                .collect();
            found.sort();
            assert_eq!(found, [$( concat!(stringify!($name), ".rs") ),*]);
        }
    };
}

examples! {
    calculator "../examples/calculator.rs";
    callbacks "../examples/callbacks.rs";
    event_loop "../examples/event_loop.rs";
    hello "../examples/hello.rs";
    limits "../examples/limits.rs";
}
