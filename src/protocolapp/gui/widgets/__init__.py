"""The kit the screens are built from: small widgets that take all colours and sizes from the theme."""
