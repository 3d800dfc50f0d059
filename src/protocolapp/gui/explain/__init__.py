"""Where does this value come from? The tree of any value, on every screen that shows some."""
