# A stack machine with an assembler, functions and a disassembler.
PROGRAM = """
start:  push 10
        call fib
        print
        push 0
        store i
loop:   load i
        push 5
        lt
        jz done
        load i
        dup
        mul
        print
        load i
        push 1
        add
        store i
        jmp loop
done:   halt
fib:    dup
        push 2
        lt
        jnz ret
        dup
        push 1
        sub
        call fib
        swap
        push 2
        sub
        call fib
        add
ret:    return
"""
def assemble(text):
    code, labels, fixups = [], {}, []
    for line in text.splitlines():
        label, colon, rest = line.partition(":")
        if colon: labels[label.strip()] = len(code)
        else: rest = line
        if not rest.strip(): continue
        op, *arg = rest.split()
        if arg and not arg[0].lstrip("-").isdigit() and op in ("jmp", "jz", "jnz", "call"): fixups.append(len(code))
        code.append((op, int(arg[0]) if arg and arg[0].lstrip("-").isdigit() else arg[0] if arg else None))
    for at in fixups:
        op, name = code[at]
        if name not in labels: raise NameError(f"no label {name}")
        code[at] = op, labels[name]
    return code
class Machine:
    def __init__(self, code): self.code, self.stack, self.calls, self.vars, self.pc, self.steps = code, [], [], {}, 0, 0
    def binary(self, f): b, a = self.stack.pop(), self.stack.pop(); self.stack.append(f(a, b))
    def op_push(self, n): self.stack.append(n)
    def op_add(self, _): self.binary(lambda a, b: a + b)
    def op_sub(self, _): self.binary(lambda a, b: a - b)
    def op_mul(self, _): self.binary(lambda a, b: a * b)
    def op_lt(self, _): self.binary(lambda a, b: int(a < b))
    def op_dup(self, _): self.stack.append(self.stack[-1])
    def op_swap(self, _): self.stack[-1], self.stack[-2] = self.stack[-2], self.stack[-1]
    def op_jmp(self, to): self.pc = to
    def op_jz(self, to): self.pc = self.pc if self.stack.pop() else to
    def op_jnz(self, to): self.pc = to if self.stack.pop() else self.pc
    def op_call(self, to): self.calls.append(self.pc); self.pc = to
    def op_return(self, _): self.pc = self.calls.pop()
    def op_load(self, n): self.stack.append(self.vars[n])
    def op_store(self, n): self.vars[n] = self.stack.pop()
    def op_print(self, _): print("out", self.stack.pop())
    def run(self):
        table = {n[3:]: getattr(self, n) for n in dir(self) if n.startswith("op_")}
        while (ins := self.code[self.pc])[0] != "halt":
            self.pc += 1; self.steps += 1
            try: table[ins[0]](ins[1])
            except (IndexError, KeyError) as e: raise RuntimeError(f"at {self.pc - 1}: {ins[0]}") from e
        return self
m = Machine(assemble(PROGRAM)).run(); print(m.steps, m.stack, m.vars, len(m.code))
for bad in ("jmp nowhere", "add\nhalt", "load x\nhalt", "bogus\nhalt"):
    try: Machine(assemble(bad)).run()
    except (NameError, RuntimeError) as e: print(type(e).__name__, e, repr(e.__cause__))
