"""The tree of blocks, their events and functions, and the page's config; knows no server and no concrete component."""
