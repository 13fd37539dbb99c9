//! The records of figures in `sys`: version, limits of numbers, flags.

use crate::object::{Interp, Value};

/// Enters the records through `enter`.
pub(super) fn populate(interp: &Interp, enter: &dyn Fn(&str, Value)) {
    let int = |number: i64| interp.int(number);
    let text = |text: &str| interp.text(text).into_value();
    let record = |name: &str, fields: &[(&str, Value)]| crate::types::struct_sequence::record(interp, name, fields);
    let version = [("major", int(3)), ("minor", int(13)), ("micro", int(0)), ("releaselevel", text("final")), ("serial", int(0))];
    let version = record("sys.version_info", &version);
    // No code is kept in files, which the absent tag says.
    let implementation =
        [("name", text("morelia")), ("cache_tag", Value::NONE), ("version", version.clone()), ("hexversion", int(0x030d_00f0))];
    enter("implementation", crate::types::simple_namespace::make(interp, &implementation));
    enter("version_info", version);
    let float = |number: f64| Value::float(number);
    enter(
        "float_info",
        record(
            "sys.float_info",
            &[
                ("max", float(f64::MAX)),
                ("max_exp", int(1024)),
                ("max_10_exp", int(308)),
                ("min", float(f64::MIN_POSITIVE)),
                ("min_exp", int(-1021)),
                ("min_10_exp", int(-307)),
                ("dig", int(15)),
                ("mant_dig", int(53)),
                ("epsilon", float(f64::EPSILON)),
                ("radix", int(2)),
                ("rounds", int(1)),
            ],
        ),
    );
    enter(
        "int_info",
        record(
            "sys.int_info",
            &[
                ("bits_per_digit", int(30)),
                ("sizeof_digit", int(4)),
                ("default_max_str_digits", int(4300)),
                ("str_digits_check_threshold", int(640)),
            ],
        ),
    );
    enter(
        "hash_info",
        record(
            "sys.hash_info",
            &[
                ("width", int(64)),
                ("modulus", int((1 << 61) - 1)),
                ("inf", int(314_159)),
                ("nan", int(0)),
                ("imag", int(1_000_003)),
                ("algorithm", text("siphash13")),
                ("hash_bits", int(64)),
                ("seed_bits", int(128)),
                ("cutoff", int(0)),
            ],
        ),
    );
    let flags = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
    ];
    let flags: Vec<(&str, Value)> = flags.into_iter().map(|name| (name, int(0))).collect();
    enter("flags", record("sys.flags", &flags));
}
