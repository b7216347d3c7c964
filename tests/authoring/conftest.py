from collections.abc import Callable
from pathlib import Path

import pytest

RULES = """
id = "{id}"
title.fi = "Pieni ohjelma"
title.sv = "Ett litet program"
title.en = "A small programme"
source = "site"
[period]
start = 2024-01-01
end = 2027-12-31
"""

TARGETS = """
[[targets]]
id = "one"
kind = "priority"
name.fi = "Hitsaus"
name.sv = "Svetsning"
name.en = "Welding"
statements.fi = [
    "Hanke kouluttaa hitsaajia robottien käyttöön ammattiopistossa.",
    "Hitsaajia kouluttaa ammattiopistossa kokenut mestari robottien avulla.",
    "Robottien käyttöön kouluttaa hitsaajia ammattiopistossa hanke itse.",
]
statements.sv = ["Projektet utbildar svetsare i hur robotar används på skolan."]
statements.en = ["The project trains welders to work with robots at the college."]

[[targets]]
id = "two"
kind = "goal"
name.fi = "Luonto"
name.sv = "Natur"
name.en = "Nature"
statements.fi = [
    "Ojitettu suo ennallistetaan jotta vesi palaa ja kurjet pesivät.",
    "Kurjet pesivät kun ojitettu suo ennallistetaan ja vesi palaa.",
    "Vesi palaa suolle jotta kurjet pesivät ja suo ennallistetaan.",
]
statements.sv = ["En dikad myr återställs så att vatten och tranor återvänder."]
statements.en = ["A drained mire is restored so that water and cranes return."]
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a programme that a linter finds nothing in, with ``changes`` (old, new) made to its text."""

    def write(*changes: tuple[str, str], id: str = "tiny") -> Path:
        text = RULES.format(id=id).lstrip() + TARGETS
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / id / "programme.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
