"""The types as plain names, for the annotations of restricted Python."""

from __future__ import annotations

from .nodes import Type

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
