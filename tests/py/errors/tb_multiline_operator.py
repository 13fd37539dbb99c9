# An operation over several lines.
value = (
    10
    + 20
    + "thirty"
)
