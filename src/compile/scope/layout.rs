//! Registers, cells and free variables of one code object.
//!
//! Locals are the parameters, then the other variables in order of appearance, then those of inlined comprehensions
//! (which share a register when they have the same name and are not nested). When there are more than `NEAR_LIMIT`,
//! parameters and cells stay near and the rest of the variables go to far registers.

use std::collections::HashMap;

use crate::compile::name::Name;
use crate::compile::scope::resolve::Meaning;
use crate::compile::scope::{ScopeId, Scopes, Uses};

/// Near locals of a code object; the other near registers are left to temporaries.
const NEAR_LIMIT: usize = 190;

/// Parameters and cells must be near, even beyond `NEAR_LIMIT`, but they must leave room for some temporaries.
const PINNED_LIMIT: usize = 236;

/// Where a variable lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// In a register.
    Near(u8),
    /// In a register that only `LoadFar` and `StoreFar` reach.
    Far(u32),
    /// In a cell that this register holds.
    Cell(u8),
}

/// The variables of one code object.
#[derive(Default)]
pub struct Layout {
    /// Names of the locals, near ones first.
    pub local_names: Vec<Name>,
    /// Number of near locals.
    pub near_count: u32,
    /// Registers that hold cells, ascending.
    pub cell_locals: Vec<u32>,
    /// Free variables in the order of their names, with the scope that owns each.
    pub free: Vec<(Name, ScopeId)>,
    slots: HashMap<(ScopeId, Name), Slot>,
    free_index: HashMap<Name, u32>,
}

/// A register to be: its name, whether it holds a cell, and the variables that share it.
struct Local {
    name: Name,
    is_cell: bool,
    is_parameter: bool,
    owners: Vec<ScopeId>,
}

impl Layout {
    /// Lays out the code object of `unit`; `None` when its parameters and cells are too many.
    pub fn try_new(scopes: &Scopes, unit: ScopeId) -> Option<Self> {
        let mut locals = own_locals(scopes, unit);
        add_inlined_locals(scopes, unit, &mut locals);
        let mut layout = Self::default();
        if locals.len() > NEAR_LIMIT {
            let pinned = locals.iter().filter(|local| local.is_parameter || local.is_cell).count();
            if pinned > PINNED_LIMIT {
                return None;
            }
            locals.sort_by_key(|local| (!local.is_parameter, !local.is_cell));
            layout.near_count = pinned.max(NEAR_LIMIT) as u32;
        } else {
            layout.near_count = locals.len() as u32;
        }
        for (index, local) in locals.into_iter().enumerate() {
            layout.add(index as u32, local);
        }
        layout.add_free(scopes, unit);
        Some(layout)
    }

    fn add(&mut self, index: u32, local: Local) {
        let slot = if index >= self.near_count {
            Slot::Far(256 + index - self.near_count)
        } else if local.is_cell {
            self.cell_locals.push(index);
            Slot::Cell(index as u8)
        } else {
            Slot::Near(index as u8)
        };
        self.local_names.push(local.name);
        for owner in local.owners {
            self.slots.insert((owner, local.name), slot);
        }
    }

    fn add_free(&mut self, scopes: &Scopes, unit: ScopeId) {
        self.free = scopes.scope(unit).free.iter().map(|(&name, &owner)| (name, owner)).collect();
        self.free.sort_by(|(one, _), (two, _)| scopes.names.text(*one).cmp(scopes.names.text(*two)));
        self.free_index = self.free.iter().enumerate().map(|(index, &(name, _))| (name, index as u32)).collect();
    }

    /// Where the variable `name` of `owner` lives, if it is one of this code object.
    pub fn slot(&self, owner: ScopeId, name: Name) -> Option<Slot> {
        self.slots.get(&(owner, name)).copied()
    }

    /// The index of a free variable.
    pub fn free_index(&self, name: Name) -> Option<u32> {
        self.free_index.get(&name).copied()
    }
}

fn own_locals(scopes: &Scopes, unit: ScopeId) -> Vec<Local> {
    let scope = scopes.scope(unit);
    let mut names: Vec<Name> = Vec::new();
    if scope.is_function_like() {
        let is_local = |name: &&Name| scopes.meaning(unit, **name) == Meaning::Local;
        let (parameters, others): (Vec<Name>, Vec<Name>) =
            scope.order.iter().filter(is_local).partition(|name| scope.uses_of(**name).has(Uses::PARAMETER));
        names.extend(parameters);
        names.extend(others);
    } else {
        names.extend(&scope.cells);
        names.sort_by(|one, two| scopes.names.text(*one).cmp(scopes.names.text(*two)));
    }
    let local = |name: Name| Local {
        name,
        is_cell: scope.cells.contains(&name),
        is_parameter: scope.uses_of(name).has(Uses::PARAMETER),
        owners: vec![unit],
    };
    names.into_iter().map(local).collect()
}

/// Adds the variables of the comprehensions that are inlined into `unit`.
fn add_inlined_locals(scopes: &Scopes, unit: ScopeId, locals: &mut Vec<Local>) {
    // How many comprehensions around one with the same variable decide which of the shared registers it gets.
    let mut shared: HashMap<(Name, bool, usize), usize> = HashMap::new();
    let mut work: Vec<ScopeId> = scopes.scope(unit).inlined.iter().rev().copied().collect();
    while let Some(id) = work.pop() {
        let scope = scopes.scope(id);
        for &name in scope.order.iter().filter(|name| scopes.meaning(id, **name) == Meaning::Local) {
            let is_cell = scope.cells.contains(&name);
            let nesting = same_name_around(scopes, id, name);
            let index = *shared.entry((name, is_cell, nesting)).or_insert_with(|| {
                locals.push(Local { name, is_cell, is_parameter: false, owners: Vec::new() });
                locals.len() - 1
            });
            locals[index].owners.push(id);
        }
        work.extend(scope.inlined.iter().rev());
    }
}

fn same_name_around(scopes: &Scopes, mut id: ScopeId, name: Name) -> usize {
    let mut count = 0;
    while scopes.scope(id).is_inlined {
        id = scopes.scope(id).parent.expect("an inlined scope has a parent");
        let is_own = scopes.scope(id).is_inlined && scopes.meaning(id, name) == Meaning::Local;
        count += usize::from(is_own);
    }
    count
}
