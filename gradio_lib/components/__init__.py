"""The components, one file each; a component is a declaration and its conversions."""
