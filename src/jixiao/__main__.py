"""`python -m jixiao` is the command line."""

import sys

from jixiao.doors.cli import main

sys.exit(main())
