//! Calls functions of a script and converts what goes in and comes out.

use std::collections::BTreeMap;

use morelia::{Arguments, Error, FromValue, Handle, IntoValue, StandardStreams, Vm};

const FUNCTIONS: &str = "
def mean(numbers):
    return sum(numbers) / len(numbers)

def count(text):
    counts = {}
    for character in text:
        counts[character] = counts.get(character, 0) + 1
    return counts

def scale(point, factor=2, *, mirror=False):
    x, y = point
    return (-x if mirror else x) * factor, y * factor
";

/// A type of the host that scripts see as a tuple.
#[derive(Debug, PartialEq)]
struct Point {
    x: f64,
    y: f64,
}

impl IntoValue for Point {
    fn into_value(self, vm: &Vm) -> Result<Handle, Error> {
        (self.x, self.y).into_value(vm)
    }
}

impl FromValue for Point {
    fn from_value(value: &Handle) -> Result<Point, Error> {
        let (x, y) = value.get()?;
        Ok(Point { x, y })
    }
}

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let vm = Vm::builder().host(StandardStreams).build()?;
    vm.exec(FUNCTIONS)?;

    let mean: f64 = vm.call("mean", (vec![1, 2, 6],))?;
    println!("the mean is {mean}");
    assert_eq!(mean, 3.0);

    let counts: BTreeMap<char, u32> = vm.call("count", ("abracadabra",))?;
    println!("the letters are {counts:?}");
    assert_eq!(counts[&'a'], 5);

    // A function that is called often is looked up once.
    let scale = vm.globals().get("scale")?;
    assert_eq!(scale.call::<Point>((Point { x: 1.0, y: 2.0 },))?, Point { x: 2.0, y: 4.0 });
    let arguments = Arguments::new(&vm).with(Point { x: 1.0, y: 2.0 })?.keyword("mirror", true)?;
    assert_eq!(scale.call_with::<Point>(&arguments)?, Point { x: -2.0, y: 4.0 });

    // Integers have no bounds in scripts; what does not fit is an error.
    let error = vm.eval("2 ** 64")?.get::<u64>().expect_err("the number has 65 bits");
    println!("{error}");
    assert_eq!(error.type_name(), "OverflowError");
    assert_eq!(vm.eval("2 ** 64")?.get::<u128>()?, 1 << 64);
    Ok(())
}
