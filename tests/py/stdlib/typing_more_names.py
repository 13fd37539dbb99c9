# Names of typing that are rarer: types of files, overloads, members of protocols.
import os
import re
import typing
from typing import IO, BinaryIO, Match, Pattern, Protocol, SupportsBytes, SupportsComplex, TextIO, clear_overloads, get_overloads, overload


def reads(stream: TextIO, other: IO[bytes], third: BinaryIO, pattern: Pattern[str], found: "Match[str] | None" = None) -> None: ...


print(reads.__annotations__)
print(typing.get_type_hints(reads)["found"], typing.get_origin(Pattern[str]) is re.Pattern, typing.get_args(Match[bytes]))
print(isinstance(re.compile("a"), Pattern), isinstance(re.match("a", "a"), Match), Pattern, Match)
print(issubclass(TextIO, IO), IO[str], isinstance(b"", SupportsBytes), isinstance(1j, SupportsComplex), isinstance("", SupportsBytes))


class Parser:
    @overload
    def read(self, value: int) -> int: ...

    @overload
    def read(self, value: str) -> str: ...

    def read(self, value):
        return value


print(len(get_overloads(Parser.read)), [each.__annotations__ for each in get_overloads(Parser.read)], Parser().read(3))
clear_overloads()
print(get_overloads(Parser.read), get_overloads(reads))


class Sized(Protocol):
    size: int

    def grow(self): ...


print(sorted(typing.get_protocol_members(Sized)), typing.is_protocol(Sized), typing.is_protocol(Parser), typing.is_protocol(Protocol))
try:
    typing.get_protocol_members(Parser)
except TypeError as error:
    print(str(error).replace("__main__.", ""))


print(os.PathLike[str], typing.Union[str, os.PathLike[str]], str | os.PathLike[bytes])
