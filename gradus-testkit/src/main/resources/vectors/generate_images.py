"""Writes images.json: PNG and JPEG files that Pillow wrote, in base64, and what it reads from them.

Run: python3 generate_images.py
"""

import base64
import io
import json
import pathlib

import numpy as np
import PIL
from PIL import Image, ImageCms, PngImagePlugin

WIDTH, HEIGHT = 21, 17


def photo(channels):
    """Smooth waves with some noise, so that JPEG has something to do."""
    rng = np.random.default_rng(11)
    y, x, c = np.meshgrid(np.arange(HEIGHT), np.arange(WIDTH), np.arange(channels), indexing="ij")
    wave = 128 + 90 * np.sin(x / 3.0 + c) * np.cos(y / 4.0 - c) + rng.normal(0, 6, x.shape)
    return np.clip(wave, 0, 255).astype("uint8")


def saved(image, **settings):
    file = io.BytesIO()
    image.save(file, **settings)
    return file.getvalue()


def case(name, content, tolerance):
    image = Image.open(io.BytesIO(content))
    if image.mode.startswith("I"):
        grey = (np.array(image).astype("int64") >> 8).astype("uint8")
        rgb = np.repeat(grey[:, :, None], 3, 2)
    else:
        rgb = np.array(image.convert("RGB"))
        grey = np.array(Image.fromarray(rgb).convert("L"))
    return {
        "name": name,
        "tolerance": tolerance,
        "shape": list(rgb.shape),
        "rgb": rgb.ravel().tolist(),
        "grey": grey.ravel().tolist(),
        "file": base64.b64encode(content).decode(),
    }


def main():
    color = Image.fromarray(photo(3))
    grey = Image.fromarray(photo(1)[:, :, 0])
    alpha = Image.fromarray(photo(4), "RGBA")
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "said " * 20, zip=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sixteen = Image.fromarray(photo(1)[:, :, 0].astype("uint16") * 257)
    exif = Image.Exif()
    exif[0x0112] = 6
    png, jpeg = {"format": "PNG"}, {"format": "JPEG", "quality": 90}
    cases = [
        case("png color", saved(color, **png), 0),
        case("png grey", saved(grey, **png), 0),
        case("png alpha", saved(alpha, **png), 0),
        case("png grey alpha", saved(alpha.convert("LA"), **png), 0),
        case("png 16 bits", saved(sixteen, **png), 0),
        case("png palette", saved(color.quantize(200), **png, transparency=3), 0),
        case("png 4 bits", saved(color.quantize(14), **png, bits=4), 0),
        case("png 2 bits", saved(color.quantize(4), **png, bits=2), 0),
        case("png 1 bit", saved(grey.convert("1"), **png), 0),
        case("png metadata", saved(color, **png, pnginfo=info, icc_profile=profile), 0),
        case("jpeg grey", saved(grey, **jpeg), 1),
        case("jpeg color", saved(color, **jpeg, subsampling=0), 1),
        case("jpeg subsampled", saved(color, **jpeg, subsampling=2), 1),
        case("jpeg half subsampled", saved(color, **jpeg, subsampling=1), 1),
        case("jpeg progressive", saved(color, **jpeg, progressive=True, subsampling=0), 1),
        case("jpeg metadata", saved(color, **jpeg, subsampling=0, icc_profile=profile, exif=exif), 1),
    ]
    # A file that does not say how its colors are stored: without the JFIF segment.
    plain = saved(color, **jpeg, subsampling=0)
    cases.append(case("jpeg without marker", plain[:2] + plain[20:], 1))
    sizes = [(HEIGHT, 40), (40, 50), (9, 10), (3, 2), (1, 1), (30, 7)]
    resized = [
        {
            "size": [h, w],
            "rgb": np.array(color.resize((w, h), Image.BILINEAR)).ravel().tolist(),
        }
        for h, w in sizes
    ]
    cmyk = base64.b64encode(saved(color.convert("CMYK"), **jpeg)).decode()
    result = {
        "header": {"library": "Pillow", "version": PIL.__version__, "seed": 11},
        "cases": cases,
        "resized": resized,
        "cmyk": cmyk,
    }
    pathlib.Path(__file__).with_name("images.json").write_text(json.dumps(result) + "\n")


main()
