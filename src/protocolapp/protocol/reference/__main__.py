"""`python -m protocolapp.protocol.reference > docs/protocol-format.md` writes the page anew."""

import sys

from protocolapp.protocol.reference import reference_text

if __name__ == "__main__":
    sys.stdout.write(reference_text())
