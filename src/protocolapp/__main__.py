"""`python -m protocolapp`."""

import sys

from protocolapp.app import main

sys.exit(main())
