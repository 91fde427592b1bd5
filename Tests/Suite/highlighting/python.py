#!/usr/bin/env python3
"""Docstring with 'quotes'
over lines."""
from dataclasses import dataclass
@dataclass(frozen=True)
class Gauge(Base):
    level: float = 1.5e-3
    async def read(self, *, raw: bytes = b"\x00") -> dict[str, int]:
        # 注释：水位
        text = f"{self.level:.2f} of {{all}} {d['key']} {f'{x}'}"
        return {r"\d+": 0xFF, 'n': 10_000j} if text is not None else {}
print(rb'a', "never closed)
def after(x): return x.match(lambda: None)
