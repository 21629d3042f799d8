"""What the registered claims say, for files that cite them; the laboratory reads the same file."""

import json
import re
from functools import cache
from pathlib import Path

from game.content.text import Text

CLAIMS_FILE = Path(__file__).parents[1] / "lab" / "claims.yaml"
# A whole YAML reader takes half a second over this file; an id and its sentence stand on two lines.
_ENTRY = re.compile(r"^  - id: (\w+)\n    says: (\{.*\})$", re.MULTILINE)


@cache
def claim_sentences() -> dict[str, Text]:
    """Sentence by id, in the order of the file."""
    found = _ENTRY.findall(CLAIMS_FILE.read_text(encoding="utf-8"))
    return {ident: Text(**json.loads(says)) for ident, says in found}
