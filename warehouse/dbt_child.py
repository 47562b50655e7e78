"""dbt in a process of its own that is soon over: `python -m warehouse.dbt_child build`.

The collector of cyclic garbage walks dbt's whole manifest, hundreds of thousands of
objects that live until the end, again and again: it is left out here.
"""

from __future__ import annotations

import gc
import sys

from dbt.cli.main import cli

if __name__ == "__main__":
    gc.disable()
    sys.exit(cli())
