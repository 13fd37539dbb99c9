# textwrap: every option at many widths.
import textwrap
texts = ["The quick brown fox jumped over the lazy dog. Hyphen-ated words and averyveryverylongword.", "a--b word--another---thing x-y ab-cd-ef a-b-c-d hello-1 2-hello it's-me -foo --bar-baz- x--", "   leading and  double  spaces\tand\ttabs\nand newlines ", "", "x", "Sentence one. Sentence two!  \"Quoted.\" And Mr. Smith? ok.", "very-long-hyphenated-word-that-goes-on-and-on", "----------- dashes", "foo_bar-baz_qux éa-üb 日本-語x"]
for t in texts:
    for w in (5, 8, 10, 17, 20, 40, 70):
        for kw in ({}, dict(break_long_words=False), dict(break_on_hyphens=False), dict(drop_whitespace=False), dict(initial_indent="* ", subsequent_indent="    "), dict(max_lines=1), dict(max_lines=2, placeholder="~"), dict(fix_sentence_endings=True), dict(expand_tabs=False), dict(replace_whitespace=False), dict(tabsize=3)):
            try: print(w, kw, textwrap.wrap(t, w, **kw))
            except ValueError as e: print(w, kw, e)
        try: print(textwrap.shorten(t, w))
        except ValueError as e: print(e)
