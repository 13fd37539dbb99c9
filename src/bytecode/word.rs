//! The fields of an instruction word: the one place that shifts and masks.
//!
//! `instruction` builds on it; the eval loop may read fields with it. The layout is pictured in `op`.

use crate::bytecode::op::Op;

/// Registers that an eight-bit operand can name.
pub const NEAR_REGISTERS: u32 = 256;

/// The word of an instruction in the three-operand form.
#[must_use]
pub const fn encode(op: Op, a: u8, b: u8, c: u8) -> u32 {
    u32::from_le_bytes([op as u8, a, b, c])
}

/// The word of an instruction in the wide form.
#[must_use]
pub const fn encode_wide(op: Op, a: u8, bx: u16) -> u32 {
    let [b, c] = bx.to_le_bytes();
    encode(op, a, b, c)
}

/// The word of a jump; `None` when the distance does not fit the 24 bits of Ax.
#[must_use]
pub const fn encode_jump(op: Op, distance: i32) -> Option<u32> {
    if distance << 8 >> 8 != distance {
        return None;
    }
    let [a, b, c, _] = distance.to_le_bytes();
    Some(encode(op, a, b, c))
}

/// The opcode byte.
#[must_use]
pub const fn op_byte(word: u32) -> u8 {
    word.to_le_bytes()[0]
}

/// Field A.
#[must_use]
pub const fn a(word: u32) -> u8 {
    word.to_le_bytes()[1]
}

/// Field B.
#[must_use]
pub const fn b(word: u32) -> u8 {
    word.to_le_bytes()[2]
}

/// Field C.
#[must_use]
pub const fn c(word: u32) -> u8 {
    word.to_le_bytes()[3]
}

/// Field Bx, unsigned.
#[must_use]
pub const fn bx(word: u32) -> u16 {
    (word >> 16) as u16
}

/// Field Ax, a signed distance.
#[must_use]
pub const fn ax(word: u32) -> i32 {
    word as i32 >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_round_trip() {
        let word = encode(Op::Add, 1, 200, 255);
        assert_eq!((op_byte(word), a(word), b(word), c(word)), (Op::Add as u8, 1, 200, 255));
        assert_eq!(bx(encode_wide(Op::LoadConst, 7, 0xBEEF)), 0xBEEF);
        for distance in [0, 1, -1, (1 << 23) - 1, -(1 << 23)] {
            assert_eq!(encode_jump(Op::Jump, distance).map(ax), Some(distance));
        }
        assert_eq!(encode_jump(Op::Jump, 1 << 23), None);
        assert_eq!(encode_jump(Op::Jump, -(1 << 23) - 1), None);
    }
}
