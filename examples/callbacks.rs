//! Gives scripts functions and a module of the host, and looks at the errors that pass between them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use morelia::{Error, Exception, Handle, Rest, StandardStreams, Vm};

const SCRIPT: &str = "
import store

store.put('apples', 3)
store.put('pears', 4)
print('in store:', store.total('apples', 'pears'))

try:
    store.take('plums')
except KeyError as error:
    print('no', error)

def largest_first(name):
    return -store.get(name)

print('sorted:', sort_by(['apples', 'pears'], largest_first))
store.take('figs')
";

/// Runs the example.
pub fn main() -> Result<(), Box<dyn std::error::Error>> {
    let vm = Vm::builder().host(StandardStreams).build()?;
    let stock: Rc<RefCell<HashMap<String, i64>>> = Rc::default();

    // The module's functions share the host's data. A borrow that ends before the function returns can never be in the way.
    let module = vm.module("store")?;
    let data = stock.clone();
    module.function("put", move |name: String, count: i64| {
        data.borrow_mut().insert(name, count);
    })?;
    let data = stock.clone();
    module.function("get", move |name: &str| data.borrow().get(name).copied())?;
    let data = stock.clone();
    module.function("take", move |name: &str| data.borrow_mut().remove(name).ok_or_else(|| Error::new(Exception::KeyError, name)))?;
    let data = stock.clone();
    module.function("total", move |names: Rest<String>| -> i64 {
        names.0.iter().filter_map(|name| data.borrow().get(name).copied()).sum()
    })?;

    // A function of the host may call functions of the script; what they raise passes through `?`.
    vm.function("sort_by", |names: Vec<String>, key: Handle| -> Result<Vec<String>, Error> {
        let mut keyed: Vec<(i64, String)> = Vec::new();
        for name in names {
            keyed.push((key.call((&name,))?, name));
        }
        keyed.sort();
        Ok(keyed.into_iter().map(|(_, name)| name).collect())
    })?;

    let error = vm.exec(SCRIPT).expect_err("the last line of the script raises");
    print!("{}", error.traceback());
    assert_eq!((error.type_name(), error.message()), ("KeyError", "'figs'"));
    assert_eq!(error.frames()[0].line, 17);
    assert_eq!(stock.borrow().len(), 2);
    Ok(())
}
