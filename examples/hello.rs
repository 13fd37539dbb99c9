//! The smallest host: a script, a value that goes in, a value that comes out.

use morelia::{StandardStreams, Vm};

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let vm = Vm::builder().host(StandardStreams).build()?;
    vm.globals().set("name", "world")?;
    vm.exec("greeting = f'hello {name}'\nprint(greeting)")?;

    let greeting: String = vm.globals().get("greeting")?.get()?;
    assert_eq!(greeting, "hello world");
    assert_eq!(vm.eval("len(greeting)")?.get::<usize>()?, 11);
    Ok(())
}
