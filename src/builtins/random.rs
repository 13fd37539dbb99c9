//! The module `_random`: the type `Random`, a Mersenne Twister. The module `random` builds its distributions on it in the language.

use std::cell::RefCell;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::engines::random_mt::{MersenneTwister, STATE_WORDS};
use crate::object::builder::TypeSpec;
use crate::object::dict::Dict;
use crate::object::header::Payload;
use crate::object::integer::IntView;
use crate::object::protocol::{compare, number};
use crate::object::tuple::Tuple;
use crate::object::ty::{TypeRef, flags};
use crate::object::{Args, Interp, Method, Outcome, Ref, SlotFunction, SlotKey, Value};
use crate::types::{buffer, bytes, int};

use super::enter_functions;

/// Words of entropy that seed a generator without a seed; CPython takes as many.
const ENTROPY_BYTES: usize = STATE_WORDS * 4;

/// Payload of `_random.Random`. No borrow of the generator is alive while script code runs.
struct Generator(RefCell<MersenneTwister>);

impl Payload for Generator {}

const SPEC: TypeSpec = TypeSpec {
    name: "Random",
    module: "_random",
    documentation: "Random() -> create a random number generator with its own internal state.",
    flags: flags::BASE,
    slots: &[(SlotKey::New, SlotFunction::New(new)), (SlotKey::Init, SlotFunction::Init(init))],
    methods: &[
        Method::new("_randbelow", "n, /", below),
        Method::new("_seed_bytes", "data, /", seed_bytes),
        Method::new("getrandbits", "k, /", bits),
        Method::new("getstate", "", state),
        Method::new("random", "", |_, args| Ok(Value::float(generator(&args[0]).0.borrow_mut().random()))),
        Method::new("seed", "n=None, /", |interp, args| seed(interp, &args[0], &args[1]).map(|()| Value::NONE)),
        Method::new("setstate", "state, /", set_state),
    ],
    ..TypeSpec::EMPTY
};

const FUNCTIONS: &[Method] = &[Method::function("_entropy", "size, /", entropy_bytes)];

/// Fills the namespace.
pub fn populate(interp: &Interp, dict: &Ref<Dict>) {
    enter_functions(interp, dict, FUNCTIONS);
    if interp.types.random_generator.get().is_none() {
        interp.define::<Generator>(&interp.types.random_generator, &interp.types.object, &SPEC);
    }
    drop(dict.set_text(&interp.intern("Random"), interp.types.random_generator.value()));
}

fn generator(this: &Value) -> &Generator {
    this.cast::<Generator>().expect("the receiver is a generator")
}

fn new(interp: &Interp, ty: &TypeRef, _args: &Args<'_>) -> Outcome {
    let generator = MersenneTwister::from_integer(&BigInt::ZERO);
    Ok(interp.allocate(ty, Generator(RefCell::new(generator))).into_value())
}

fn init(interp: &Interp, this: &Value, args: &Args<'_>) -> Outcome<()> {
    if args.keyword_count() > 0 {
        return Err(interp.type_error("Random() takes no keyword arguments"));
    }
    if args.len() > 1 {
        return Err(interp.type_error(format!("Random() takes from 0 to 1 positional arguments but {} were given", args.len())));
    }
    seed(interp, this, args.positional().first().unwrap_or(&Value::NONE))
}

/// Seeds with an integer, with the hash of anything else, or with entropy.
fn seed(interp: &Interp, this: &Value, value: &Value) -> Outcome<()> {
    let fresh = if value.is_none() {
        let mut entropy = vec![0; ENTROPY_BYTES];
        fill_with_entropy(interp, &mut entropy);
        MersenneTwister::from_integer(&BigInt::from_bytes_le(num_bigint::Sign::Plus, &entropy))
    } else if let Some(view) = value.as_int() {
        MersenneTwister::from_integer(&view.to_big())
    } else {
        let hash = compare::hash(interp, value)?;
        MersenneTwister::from_integer(&BigInt::from(hash as u64))
    };
    *generator(this).0.borrow_mut() = fresh;
    Ok(())
}

/// Without entropy from the host the bytes stay zero: then every generator without a seed gives the same numbers.
fn fill_with_entropy(interp: &Interp, bytes: &mut [u8]) {
    if interp.host.entropy(bytes).is_err() {
        bytes.fill(0);
    }
}

fn seed_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let content = buffer::required(interp, &args[1])?;
    *generator(&args[0]).0.borrow_mut() = MersenneTwister::from_bytes(&content);
    Ok(Value::NONE)
}

fn bits(interp: &Interp, args: &Args<'_>) -> Outcome {
    let count = number::to_i64(interp, &args[1])?;
    let made = generator(&args[0]).0.borrow_mut().random_bits(count);
    interp.integer_or_fault(made)
}

/// An integer from 0 to `n - 1`: as many bits as `n` has, again until the number is small enough.
fn below(interp: &Interp, args: &Args<'_>) -> Outcome {
    let bound = number::index(interp, &args[1])?;
    let generator = generator(&args[0]);
    match int::view(&bound) {
        IntView::Small(bound) => {
            let bits = u64::from(64 - bound.unsigned_abs().leading_zeros()) as i64;
            loop {
                let drawn = generator.0.borrow_mut().random_bits(bits);
                let drawn = interp.integer_or_fault(drawn)?;
                if bound <= 0 || drawn.as_int().and_then(IntView::to_i64).is_some_and(|drawn| drawn < bound) {
                    return Ok(drawn);
                }
                interp.check_limits(1)?;
            }
        }
        IntView::Big(bound) => loop {
            let drawn = generator.0.borrow_mut().random_bits(bound.bits() as i64);
            let drawn = drawn.map_err(|fault| interp.fault(fault))?.into_big();
            if &drawn < bound || bound.sign() == num_bigint::Sign::Minus {
                return Ok(interp.big_int(drawn));
            }
            interp.check_limits(1)?;
        },
    }
}

fn state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let generator = generator(&args[0]).0.borrow();
    let (words, index) = generator.state();
    let mut items: Vec<Value> = words.iter().map(|word| interp.int(i64::from(*word))).collect();
    items.push(interp.int_from_usize(index));
    Ok(interp.tuple(items).into_value())
}

fn set_state(interp: &Interp, args: &Args<'_>) -> Outcome {
    let Some(state) = args[1].cast::<Tuple>() else {
        return Err(interp.type_error("state vector must be a tuple"));
    };
    if state.len() != STATE_WORDS + 1 {
        return Err(interp.value_error("state vector is the wrong size"));
    }
    let mut words = Box::new([0; STATE_WORDS]);
    for (word, item) in words.iter_mut().zip(state.items()) {
        *word = state_number(interp, item)? as u32;
    }
    let index = state_number(interp, &state.items()[STATE_WORDS])?;
    let restored = usize::try_from(index).ok().and_then(|index| MersenneTwister::from_state(&words, index));
    match restored {
        Some(restored) => *generator(&args[0]).0.borrow_mut() = restored,
        None => return Err(interp.value_error("invalid state")),
    }
    Ok(Value::NONE)
}

fn state_number(interp: &Interp, item: &Value) -> Outcome<u64> {
    match item.as_int() {
        Some(view) if view.is_negative() => Err(interp.overflow_error("can't convert negative value to unsigned int")),
        Some(IntView::Small(number)) => Ok(number as u64),
        Some(IntView::Big(number)) => {
            number.to_u64().ok_or_else(|| interp.overflow_error("Python int too large to convert to C unsigned long"))
        }
        None => Err(interp.type_error("an integer is required")),
    }
}

fn entropy_bytes(interp: &Interp, args: &Args<'_>) -> Outcome {
    let size = number::to_i64(interp, &args[0])?;
    let size = usize::try_from(size).map_err(|_| interp.value_error("negative argument not allowed"))?;
    interp.check_room(size)?;
    let mut content = vec![0; size];
    match interp.host.entropy(&mut content) {
        Ok(()) => Ok(bytes::bytes_value(interp, content)),
        Err(_) => Err(interp.not_implemented_error("a source of randomness is not granted by the host")),
    }
}
