// The native stack, x86-64, System V ABI (Linux and macOS).
//
// The assembly moves registers, Rust moves bytes: each routine below only
// pushes, moves the stack pointer, calls back, and pops. `src/native/switch.rs`
// declares these four and states their contracts; aarch64.S exports the same
// names with the same meaning.
//
//   fn morelia_stack_enter(data, function, top)
//   fn morelia_stack_start(from_start, to_stop, entry, data) -> usize
//   fn morelia_stack_replace(stop, entry, data) -> !
//   fn morelia_stack_switch(engine, to, save, restore) -> usize
//
// Registers at entry
//   rdi rsi rdx rcx     the four arguments, in order
//   rax                 result: 0 = resumed, 1 = refused before anything moved
//   rbx rbp r12-r15     belong to the caller: pushed, so they travel in the slice
//   MXCSR, x87 CW       control bits belong to the caller: stored beside them
//   everything else     the caller expects to lose across any call
//
// The frame: what a slice begins with, lowest address first. 64 bytes.
// `start` pushes it and `switch` pops it, or the other way round, so there is
// one macro for each direction and both routines use it.
//
//     rsp + 56   return address      pushed by the caller's `call`
//     rsp + 48   rbp
//     rsp + 40   rbx
//     rsp + 32   r12
//     rsp + 24   r13
//     rsp + 16   r14
//     rsp +  8   r15
//     rsp +  4   x87 control word (2 bytes, 2 unused)
//     rsp +  0   MXCSR            <- `Slice::start`; a multiple of 16
//
// Shadow stacks (CET SHSTK) are not supported: a switch returns to an address
// that the shadow stack did not see pushed. The property note at the end hence
// advertises landing pads (IBT) alone, and the linker turns SHSTK off for the
// whole program.
//
// Unwinding. The CFI says, line by line, how to find the caller from sp. In
// `switch` there is one stretch where it speaks of bytes that are not there
// yet: from the move of sp until `restore` has copied them. A sampling profiler
// that hits it sees the old contents of those addresses; nothing else looks.
// No panic crosses any of these routines: the callbacks are `extern "C"`.

    .intel_syntax noprefix

#if defined(__APPLE__)
#  define SYMBOL(name) _##name
#  define BEGIN(name) \
    .globl SYMBOL(name); .private_extern SYMBOL(name); .p2align 4; SYMBOL(name):
#  define END(name)
    .section __TEXT,__text,regular,pure_instructions
#else
#  define SYMBOL(name) name
#  define BEGIN(name) \
    .globl name; .hidden name; .type name, @function; .p2align 4; name:
#  define END(name) .size name, . - name
    .text
#endif

// Pushes the frame drawn above. At entry rsp is 8 below a multiple of 16 (the
// return address), so that seven more words make rsp a multiple of 16 again,
// which is what the callbacks must find at their `call`.
.macro push_frame
    push rbp
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset rbp, 0
    push rbx
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset rbx, 0
    push r12
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset r12, 0
    push r13
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset r13, 0
    push r14
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset r14, 0
    push r15
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset r15, 0
    sub rsp, 8
    .cfi_adjust_cfa_offset 8
    stmxcsr dword ptr [rsp]             // both always: 1 ns together, less than finding out
    fnstcw word ptr [rsp + 4]           // whether anybody changed them
.endm

// Pops the frame at rsp, whoever pushed it. Nothing here may read a register
// that was set before the frame became this one.
.macro pop_frame
    ldmxcsr dword ptr [rsp]             // brings the sticky flags too, which are nobody's
    fldcw word ptr [rsp + 4]
    add rsp, 8
    .cfi_adjust_cfa_offset -8
    pop r15
    .cfi_adjust_cfa_offset -8
    .cfi_restore r15
    pop r14
    .cfi_adjust_cfa_offset -8
    .cfi_restore r14
    pop r13
    .cfi_adjust_cfa_offset -8
    .cfi_restore r13
    pop r12
    .cfi_adjust_cfa_offset -8
    .cfi_restore r12
    pop rbx
    .cfi_adjust_cfa_offset -8
    .cfi_restore rbx
    pop rbp
    .cfi_adjust_cfa_offset -8
    .cfi_restore rbp
.endm

// fn morelia_stack_enter(data: *mut c_void, function, top: usize)
//
// Calls `function(data, sp)` with the stack pointer at `top`, and comes back.
// `sp` is the address below which the stack left behind is unused.
// rbp keeps that address: it is callee-saved, so that it survives `function`
// however often slices move meanwhile, and the CFA hangs on it, so that an
// unwinder walks from the region's first frame on into the host's.
//
//     old stack                         new stack
//     rbp + 8   return address          top - 8   return address into here
//     rbp + 0   caller's rbp            below     frames of `function`
BEGIN(morelia_stack_enter)
    .cfi_startproc
    endbr64
    push rbp
    .cfi_adjust_cfa_offset 8
    .cfi_rel_offset rbp, 0
    mov rbp, rsp
    .cfi_def_cfa_register rbp           // from here on rsp says nothing about the caller
    mov rax, rsi                        // rsi becomes the second argument
    mov rsi, rbp
    mov rsp, rdx                        // no push and no call between this line
    call rax                            // and this one: `top` is the first free address
    mov rsp, rbp                        // rbp, not a slot of the new stack: that is gone
    pop rbp
    .cfi_def_cfa rsp, 8
    .cfi_restore rbp
    ret
    .cfi_endproc
END(morelia_stack_enter)

// fn morelia_stack_start(from_start: *mut usize, to_stop: *mut usize, entry, data) -> usize
//
// Parks the caller where it is and calls `entry(data)` just below its frame.
// Not a byte is copied: the new slice's stop is the old slice's start. This
// routine returns (0) once some `switch` pops the frame pushed here; `entry`
// itself never returns.
BEGIN(morelia_stack_start)
    .cfi_startproc
    endbr64
    push_frame
    mov [rdi], rsp                      // both marks are this one address, and they must be
    mov [rsi], rsp                      // set after the pushes: the frame is the starter's
    mov rdi, rcx
    xor ebp, ebp                        // ends the walk of debuggers that follow rbp
    .cfi_undefined rip                  // ends the walk of those that follow this table: what
    call rdx                            // lies above is not what called `entry` any more
    ud2                                 // `entry` returned: its caller's frame may be anywhere
    .cfi_endproc
END(morelia_stack_start)

// fn morelia_stack_replace(stop: usize, entry, data: *mut c_void) -> !
//
// Throws the frames of a finished slice away and calls `entry(data)` from its
// very base, so that a chain of finishing-and-starting does not creep down.
BEGIN(morelia_stack_replace)
    .cfi_startproc
    endbr64
    mov rsp, rdi                        // nothing below `stop` is needed from here on
    mov rdi, rdx
    xor ebp, ebp                        // as in start: the base is a hard stop for both
    .cfi_undefined rip                  // kinds of stack walk
    call rsi
    ud2                                 // also what a stack walk takes for the return address
    .cfi_endproc
END(morelia_stack_replace)

// fn morelia_stack_switch(engine, to, save, restore) -> usize
//
//   save(engine, to, sp) -> usize   copies what `to` would overwrite; answers the
//                                   sp to go on with, or 0: nothing may move
//   restore(engine, to)             copies what `to` misses back
//
// Kept across the callbacks (both keep callee-saved registers):
//   rbx  engine      r12  to      r13  restore
BEGIN(morelia_stack_switch)
    .cfi_startproc
    endbr64
    push_frame
    mov rbx, rdi                        // after the pushes: the caller's rbx, r12 and r13 are in
    mov r12, rsi                        // the frame
    mov r13, rcx
    mov rax, rdx                        // rdx becomes the third argument
    mov rdx, rsp                        // the caller's slice starts at its frame
    call rax
    test rax, rax                       // no slice starts at address 0
    jz 1f
    // The two lines below must stay in this order, with nothing that touches
    // the stack between them. restore writes the bytes above the new rsp, so
    // its own frames have to lie below: rsp first, call second.
    mov rsp, rax
    mov rdi, rbx                        // from here on rbx, r12 and r13 are the only
    mov rsi, r12                        // values that are still the old slice's
    call r13
    .cfi_remember_state
    pop_frame                           // the target's registers, from the target's bytes
    xor eax, eax                        // made here, not carried: a result kept in memory
    ret                                 // would be the target's by now. `ret`, not `jmp`: nearly all
                                        // switches come from one call site, so it is predicted, and
                                        // the return stack stays right for the callers' own returns
    .cfi_restore_state
1:  pop_frame                           // refused: the frame is still our own
    mov eax, 1
    ret
    .cfi_endproc
END(morelia_stack_switch)

#if defined(__ELF__)
    // This object needs no executable stack.
    .section .note.GNU-stack, "", @progbits

    // GNU property note: x86 feature word, bit 0 (IBT) set, bit 1 (SHSTK) clear.
    .section .note.gnu.property, "a", @note
    .p2align 3
    .long 4                             // size of the name
    .long 16                            // size of the description
    .long 5                             // NT_GNU_PROPERTY_TYPE_0
    .asciz "GNU"
    .long 0xc0000002                    // GNU_PROPERTY_X86_FEATURE_1_AND
    .long 4                             // size of its data
    .long 1                             // IBT only
    .long 0                             // padding to 8 bytes
#endif
