# Switching away from inside a sort.
#
# `sorted` is native code: it calls the key function once for each item and waits.
# Here the key function does not know the answer either, so it parks the whole
# sort, native frames and all, and asks the main program. Several sorts can be
# parked in the middle at once; a generator could do none of this.

from greenlet import greenlet, getcurrent

main = getcurrent()


def ask(question):
    """Parks the running greenlet until main answers."""
    return main.switch(question)


def rank_by_asking(title, items):
    ranked = sorted(items, key=lambda item: ask((title, item)))
    return f"{title}: {' < '.join(ranked)}"


answers = {
    "apple": 3, "fig": 1, "melon": 20,
    "snail": 1, "horse": 60, "dog": 30, "falcon": 300,
}

# Two sorts, both in the middle of their work, questioned turn by turn.
sorts = [
    (greenlet(rank_by_asking), ("size", ["melon", "apple", "fig"])),
    (greenlet(rank_by_asking), ("speed", ["horse", "falcon", "snail", "dog"])),
]
waiting = [(task, task.switch(*arguments)) for task, arguments in sorts]

while waiting:
    task, question = waiting.pop(0)
    if task.dead:
        print(question)  # the result of the finished sort
        continue
    title, item = question
    print(f"   {title} of {item}? {answers[item]}")
    waiting.append((task, task.switch(answers[item])))


# The same from inside a comparison: a "human" decides every single one.
class Asked:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        return ask(f"{self.name} before {other.name}?")


judge = greenlet(lambda: [item.name for item in sorted(map(Asked, "cab"))])
question = judge.switch()
while not judge.dead:
    print("  ", question)
    question = judge.switch(question[0] < question[9])
print("judged:", *question)
