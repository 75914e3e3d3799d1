"""From a function's signature, hints and docstring to components and the conversions between both sides."""
