// The native stack, aarch64, AAPCS64 (Linux and macOS).
//
// The assembly moves registers, Rust moves bytes: each routine below only
// stores, moves the stack pointer, calls back, and loads. `src/native/switch.rs`
// declares these four and states their contracts; x86_64.S exports the same
// names with the same meaning.
//
//   fn morelia_stack_enter(data, function, top)
//   fn morelia_stack_start(from_start, to_stop, entry, data) -> usize
//   fn morelia_stack_replace(stop, entry, data) -> !
//   fn morelia_stack_switch(engine, to, save, restore) -> usize
//
// Registers at entry
//   x0-x3               the four arguments, in order
//   x0                  result: 0 = resumed, 1 = refused before anything moved
//   x19-x28, x29 (fp)   belong to the caller: stored, so they travel in the slice
//   x30 (lr)            the return address: stored with fp as a frame record
//   d8-d15              the low halves of v8-v15 belong to the caller
//   FPCR                rounding and exception control belongs to the caller
//   x18                 belongs to the platform (macOS forbids its use): untouched
//   everything else     the caller expects to lose across any call
//
// The frame: what a slice begins with, lowest address first. 176 bytes; sp must
// be a multiple of 16 whenever it is used as a base, so one word is padding.
// `start` stores it and `switch` loads it, or the other way round, so there is
// one macro for each direction and both routines use it.
//
//     sp + 168   (padding)
//     sp + 160   FPCR
//     sp +  96   d8  ... d15
//     sp +  16   x19 ... x28
//     sp +   8   x30: return address
//     sp +   0   x29: caller's frame record    <- `Slice::start`
//
// Pointer authentication: nothing here signs lr. A caller's own signed return
// address uses its sp as the modifier, and a slice always comes back to the
// address where it was, so that such addresses stay valid. Guarded control
// stacks (GCS) are not supported: a switch returns to an address that such a
// stack did not see pushed.
//
// Scalable vectors (SVE) and matrices (SME) are caller-saved at a call of an
// ordinary function, as these are; streaming mode is left before such a call.
//
// Unwinding. The CFI says, line by line, how to find the caller from sp. In
// `switch` there is one stretch where it speaks of bytes that are not there
// yet: from the move of sp until `restore` has copied them. A sampling profiler
// that hits it sees the old contents of those addresses; nothing else looks.
// No panic crosses any of these routines: the callbacks are `extern "C"`.

#if defined(__APPLE__)
#  define SYMBOL(name) _##name
#  define BEGIN(name) \
    .globl SYMBOL(name) %% .private_extern SYMBOL(name) %% .p2align 4 %% SYMBOL(name):
#  define END(name)
    .section __TEXT,__text,regular,pure_instructions
#else
#  define SYMBOL(name) name
#  define BEGIN(name) \
    .globl name; .hidden name; .type name, %function; .p2align 4; name:
#  define END(name) .size name, . - name
    .text
#endif

// `bti c`, spelled as the hint it is, so that assemblers for the base
// architecture take it: a landing pad for calls through a register.
#define LANDING_PAD hint #34

// Stores the frame drawn above. The frame record comes lowest, as AAPCS64 wants
// it, so that walkers by frame pointer find it at the slice's start.
.macro push_frame
    stp x29, x30, [sp, #-176]!
    .cfi_def_cfa_offset 176
    .cfi_offset x29, -176
    .cfi_offset x30, -168
    stp x19, x20, [sp, #16]
    .cfi_offset x19, -160
    .cfi_offset x20, -152
    stp x21, x22, [sp, #32]
    .cfi_offset x21, -144
    .cfi_offset x22, -136
    stp x23, x24, [sp, #48]
    .cfi_offset x23, -128
    .cfi_offset x24, -120
    stp x25, x26, [sp, #64]
    .cfi_offset x25, -112
    .cfi_offset x26, -104
    stp x27, x28, [sp, #80]
    .cfi_offset x27, -96
    .cfi_offset x28, -88
    stp d8, d9, [sp, #96]
    .cfi_offset d8, -80
    .cfi_offset d9, -72
    stp d10, d11, [sp, #112]
    .cfi_offset d10, -64
    .cfi_offset d11, -56
    stp d12, d13, [sp, #128]
    .cfi_offset d12, -48
    .cfi_offset d13, -40
    stp d14, d15, [sp, #144]
    .cfi_offset d14, -32
    .cfi_offset d15, -24
    mrs x9, fpcr                        // x9 and x10 are free at any call
    str x9, [sp, #160]
.endm

// Loads the frame at sp, whoever stored it. Nothing here may read a register
// that was set before the frame became this one. FPCR is written only when it
// differs: a write drains the pipeline on many cores, and it hardly ever does.
.macro pop_frame
    ldr x9, [sp, #160]
    mrs x10, fpcr
    cmp x9, x10
    b.eq 9f
    msr fpcr, x9
9:  ldp d14, d15, [sp, #144]
    ldp d12, d13, [sp, #128]
    ldp d10, d11, [sp, #112]
    ldp d8, d9, [sp, #96]
    ldp x27, x28, [sp, #80]
    ldp x25, x26, [sp, #64]
    ldp x23, x24, [sp, #48]
    ldp x21, x22, [sp, #32]
    ldp x19, x20, [sp, #16]
    ldp x29, x30, [sp], #176
    .cfi_def_cfa_offset 0
    .cfi_restore x29
    .cfi_restore x30
    .cfi_restore x19
    .cfi_restore x20
    .cfi_restore x21
    .cfi_restore x22
    .cfi_restore x23
    .cfi_restore x24
    .cfi_restore x25
    .cfi_restore x26
    .cfi_restore x27
    .cfi_restore x28
    .cfi_restore d8
    .cfi_restore d9
    .cfi_restore d10
    .cfi_restore d11
    .cfi_restore d12
    .cfi_restore d13
    .cfi_restore d14
    .cfi_restore d15
.endm

// fn morelia_stack_enter(data: *mut c_void, function, top: usize)
//
// Calls `function(data, sp)` with the stack pointer at `top`, and comes back.
// `sp` is the address below which the stack left behind is unused.
// x29 keeps that address: it is callee-saved, so that it survives `function`
// however often slices move meanwhile, and the CFA hangs on it, so that an
// unwinder walks from the region's first frame on into the host's.
//
//     old stack                         new stack
//     x29 + 8   return address          top       nothing: the call pushes nothing
//     x29 + 0   caller's x29            below     frames of `function`
BEGIN(morelia_stack_enter)
    .cfi_startproc
    LANDING_PAD
    stp x29, x30, [sp, #-16]!
    .cfi_def_cfa_offset 16
    .cfi_offset x29, -16
    .cfi_offset x30, -8
    mov x29, sp
    .cfi_def_cfa x29, 16                // from here on sp says nothing about the caller
    mov x9, x1                          // x1 becomes the second argument
    mov x1, x29
    mov sp, x2                          // no store through sp between this line
    blr x9                              // and this one: `top` is the first free address
    mov sp, x29                         // x29, not a slot of the new stack: that is gone
    ldp x29, x30, [sp], #16
    .cfi_def_cfa sp, 0
    .cfi_restore x29
    .cfi_restore x30
    ret
    .cfi_endproc
END(morelia_stack_enter)

// fn morelia_stack_start(from_start: *mut usize, to_stop: *mut usize, entry, data) -> usize
//
// Parks the caller where it is and calls `entry(data)` just below its frame.
// Not a byte is copied: the new slice's stop is the old slice's start. This
// routine returns (0) once some `switch` loads the frame stored here; `entry`
// itself never returns.
BEGIN(morelia_stack_start)
    .cfi_startproc
    LANDING_PAD
    push_frame
    mov x9, sp                          // sp itself cannot be stored
    str x9, [x0]                        // both marks are this one address, and they must be
    str x9, [x1]                        // set after the stores: the frame is the starter's
    mov x0, x3
    mov x29, xzr                        // ends the walk of debuggers that follow x29
    .cfi_undefined x30                  // ends the walk of those that follow this table: what
    blr x2                              // lies above is not what called `entry` any more
    brk #1                              // `entry` returned: its caller's frame may be anywhere
    .cfi_endproc
END(morelia_stack_start)

// fn morelia_stack_replace(stop: usize, entry, data: *mut c_void) -> !
//
// Throws the frames of a finished slice away and calls `entry(data)` from its
// very base, so that a chain of finishing-and-starting does not creep down.
BEGIN(morelia_stack_replace)
    .cfi_startproc
    LANDING_PAD
    mov sp, x0                          // nothing below `stop` is needed from here on
    mov x0, x2
    mov x29, xzr                        // as in start: the base is a hard stop for both
    .cfi_undefined x30                  // kinds of stack walk
    blr x1
    brk #1                              // also what a stack walk takes for the return address
    .cfi_endproc
END(morelia_stack_replace)

// fn morelia_stack_switch(engine, to, save, restore) -> usize
//
//   save(engine, to, sp) -> usize   copies what `to` would overwrite; answers the
//                                   sp to go on with, or 0: nothing may move
//   restore(engine, to)             copies what `to` misses back
//
// Kept across the callbacks (both keep callee-saved registers):
//   x19  engine      x20  to      x21  restore
BEGIN(morelia_stack_switch)
    .cfi_startproc
    LANDING_PAD
    push_frame
    mov x29, sp                         // a frame record for walkers while `save` runs
    mov x19, x0                         // after the stores: the caller's x19, x20 and x21 are in
    mov x20, x1                         // the frame
    mov x21, x3
    mov x9, x2                          // x2 becomes the third argument
    mov x2, sp                          // the caller's slice starts at its frame
    blr x9
    cbz x0, 1f                          // no slice starts at address 0
    // The two lines below must stay in this order, with nothing that touches
    // the stack between them. restore writes the bytes above the new sp, so its
    // own frames have to lie below: sp first, call second.
    mov sp, x0
    mov x29, x0                         // the record that restore is about to complete
    mov x0, x19                         // from here on x19, x20 and x21 are the only
    mov x1, x20                         // values that are still the old slice's
    blr x21
    .cfi_remember_state
    pop_frame                           // the target's registers, from the target's bytes
    mov x0, #0                          // made here, not carried: a result kept in memory
    ret                                 // would be the target's by now. `ret`, not `br`: nearly all
                                        // switches come from one call site, so it is predicted, and
                                        // the return stack stays right for the callers' own returns
    .cfi_restore_state
1:  pop_frame                           // refused: the frame is still our own
    mov x0, #1
    ret
    .cfi_endproc
END(morelia_stack_switch)

#if defined(__ELF__)
    // This object needs no executable stack.
    .section .note.GNU-stack, "", %progbits

    // GNU property note: aarch64 feature word, bit 0 (BTI) set; PAC and GCS clear.
    .section .note.gnu.property, "a", %note
    .p2align 3
    .word 4                             // size of the name
    .word 16                            // size of the description
    .word 5                             // NT_GNU_PROPERTY_TYPE_0
    .asciz "GNU"
    .word 0xc0000000                    // GNU_PROPERTY_AARCH64_FEATURE_1_AND
    .word 4                             // size of its data
    .word 1                             // BTI only
    .word 0                             // padding to 8 bytes
#endif
