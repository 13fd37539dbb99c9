# A pipeline: lines flow from a producer through filters to a consumer.
#
# Each stage is an ordinary loop around `receive()` and `send(item)`. No stage
# knows that the others exist, and none is a generator: the switch may happen in
# a helper function, as deep as one likes.

from greenlet import greenlet, getcurrent

END = object()  # sent once, when a stage has no more items


class Stage:
    """One step: runs `work(receive, send)` in a greenlet, on demand."""

    def __init__(self, work, source=None):
        self.source = source
        self.greenlet = greenlet(lambda: work(self.receive, self.send))

    def receive(self):
        """Called by the work: the next item of the stage before."""
        return self.source.next_item()

    def send(self, item):
        """Called by the work: hands one item to whoever asked for it."""
        self.asker.switch(item)

    def next_item(self):
        if self.greenlet.dead:
            return END
        # Whoever asks becomes the parent, so that the end of the work comes home too.
        self.asker = self.greenlet.parent = getcurrent()
        item = self.greenlet.switch()
        return END if self.greenlet.dead else item


def produce(receive, send):
    for line in ["the quick brown fox", "", "jumps over", "the lazy dog"]:
        print("  produced", repr(line))
        send(line)


def split_words(receive, send):
    while (line := receive()) is not END:
        for word in line.split():
            send(word)


def number(receive, send):
    count = 0
    while (word := receive()) is not END:
        count += 1
        send(f"{count}:{word}")


pipeline = Stage(number, Stage(split_words, Stage(produce)))
while (item := pipeline.next_item()) is not END:
    print(item)
print("done")
