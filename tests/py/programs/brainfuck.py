# A Brainfuck interpreter with a jump table.
def run(program, data=""):
    stack, jumps = [], {}
    for i, c in enumerate(program):
        if c == "[": stack.append(i)
        elif c == "]":
            if not stack: raise SyntaxError(f"unmatched ] at {i}")
            j = stack.pop(); jumps[i], jumps[j] = j, i
    if stack: raise SyntaxError(f"unmatched [ at {stack[-1]}")
    tape, pointer, pc, out, steps = bytearray(300), 0, 0, [], 0
    source = iter(data.encode())
    while pc < len(program):
        match program[pc]:
            case ">": pointer += 1
            case "<": pointer -= 1
            case "+": tape[pointer] = (tape[pointer] + 1) % 256
            case "-": tape[pointer] = (tape[pointer] - 1) % 256
            case ".": out.append(chr(tape[pointer]))
            case ",": tape[pointer] = next(source, 0)
            case "[" if not tape[pointer]: pc = jumps[pc]
            case "]" if tape[pointer]: pc = jumps[pc]
        pc += 1; steps += 1
    return "".join(out), steps
print(*run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+."), sep="")
print(run(",[.,]", "echo"), run(",>,<[->+<]>.", "\x21\x22"))
for bad in ("[", "]", "[[]"):
    try: run(bad)
    except SyntaxError as e: print(e.msg)
