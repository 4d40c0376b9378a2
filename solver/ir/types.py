"""The types of the IR, also as plain names for the annotations of restricted Python."""

from __future__ import annotations

from enum import Enum


class Type(Enum):
    """Scalars, and arrays of them (`f64[]` and so on: a pointer to contiguous, 64-byte aligned numbers)."""

    f64 = "f64"
    f32 = "f32"
    i64 = "i64"
    i32 = "i32"
    i1 = "i1"
    f64_array = "f64[]"
    f32_array = "f32[]"
    i64_array = "i64[]"
    i32_array = "i32[]"

    def __init__(self, text: str) -> None:
        self.is_array = text.endswith("[]")
        self.is_float = text[0] == "f"

    @property
    def element(self) -> Type:
        return Type(self.value[:-2]) if self.is_array else self


f64 = Type.f64
f32 = Type.f32
i64 = Type.i64
i32 = Type.i32
i1 = Type.i1
f64_array = Type.f64_array
f32_array = Type.f32_array
i64_array = Type.i64_array
i32_array = Type.i32_array

BY_NAME = {type.value.replace("[]", "_array"): type for type in Type}
