from typing import Literal

from PIL import Image, ImageOps


def posterize(image: Image.Image, colours: Literal[2, 4, 8, 16] = 4, mirrored: bool = False) -> Image.Image:
    """Paint a picture with a few flat colours.

    Args:
        image: A photograph or a drawing.
        colours: How many colours the poster may have.
        mirrored: Swap left and right.

    Returns:
        The poster.
    """
    flat = image.convert("RGB").quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    return ImageOps.mirror(flat) if mirrored else flat
