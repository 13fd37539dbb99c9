# Notes on a group and its members.
member = KeyError("member")
member.add_note("note of the member")
group = ExceptionGroup("with notes\nand lines", [member])
group.add_note("note of the group")
raise group
