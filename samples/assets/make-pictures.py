#!/usr/bin/env python3
"""Makes the pictures of the sample site that are not drawn by hand as SVG.

Needs Pillow and the fonts that `scripts/setup` installs. Every picture is computed from fixed seeds:

    python3 samples/assets/make-pictures.py
"""

import math
import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, ImageOps

FOLDER = Path(__file__).parent / "images"
SERIF = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
KAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
SIMPLIFIED = 2  # the index of the SC face in the Noto collections


def blend(a, b, t):
    """The colour at `t` between `a` and `b`."""
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b))


def sky(size, stops):
    """A vertical gradient through `stops`, which are (position, colour)."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        t = y / (size[1] - 1)
        below = max(i for i, (position, _) in enumerate(stops) if position <= t)
        above = min(below + 1, len(stops) - 1)
        (p, a), (q, b) = stops[below], stops[above]
        column.putpixel((0, y), blend(a, b, (t - p) / (q - p) if q > p else 0))
    return column.resize(size)


def ridge(width, level, height, seed):
    """The heights of a range of hills: a few sine waves whose phases come from `seed`."""
    chance = random.Random(seed)
    waves = [(height / n**1.15, n * 1.7 * math.pi / width, chance.random() * 9) for n in range(1, 9)]
    return [level - sum(a * math.sin(f * x + p) for a, f, p in waves) for x in range(width)]


def hills(image, heights, color, mist):
    """Paints a range that fades into `mist` at its foot, as ink washes do."""
    width, height = image.size
    shape = Image.new("L", image.size)
    ImageDraw.Draw(shape).polygon([(0, height), *enumerate(heights), (width, height)], fill=255)
    top = min(heights)
    wash = sky(image.size, [(0, color), (max(0, top / height), color), (min(1, top / height + 0.3), mist), (1, mist)])
    image.paste(wash, (0, 0), shape.filter(ImageFilter.GaussianBlur(1.1)))


def boat(draw, x, y, scale, color):
    """A ferry with a mat roof and someone standing at the oar."""
    draw.chord([x - 60 * scale, y - 26 * scale, x + 60 * scale, y + 14 * scale], 8, 172, fill=color)
    draw.pieslice([x - 26 * scale, y - 24 * scale, x + 18 * scale, y + 12 * scale], 180, 360, fill=color)
    draw.line([x + 34 * scale, y, x + 32 * scale, y - 30 * scale], fill=color, width=max(2, round(4 * scale)))
    draw.ellipse([x + 28 * scale, y - 38 * scale, x + 36 * scale, y - 29 * scale], fill=color)
    draw.line([x + 32 * scale, y - 22 * scale, x + 70 * scale, y + 12 * scale], fill=color, width=max(1, round(2 * scale)))


def reeds(draw, x, foot, count, height, color, seed):
    """A stand of reeds that leans with the wind."""
    chance = random.Random(seed)
    for _ in range(count):
        root = x + chance.uniform(-90, 90)
        size = height * chance.uniform(0.5, 1)
        lean = chance.uniform(10, 60)
        points = [(root + lean * t * t, foot - size * t) for t in (0, 0.25, 0.5, 0.75, 1)]
        draw.line(points, fill=color, width=2)
        tip = points[-1]
        draw.line([tip, (tip[0] + 9, tip[1] - 16), (tip[0] + 14, tip[1] - 12)], fill=color, width=4)


def morning():
    """The river in the mist: grey hills, one boat."""
    paper, ink = (238, 236, 230), (52, 60, 66)
    image = sky((1200, 720), [(0, (214, 217, 216)), (0.45, paper), (1, (226, 227, 223))])
    for step, (level, height) in enumerate([(300, 60), (360, 46), (425, 34), (480, 20)]):
        hills(image, ridge(1200, level, height, 11 + step), blend(paper, ink, 0.16 + 0.15 * step), paper)
    draw = ImageDraw.Draw(image)
    boat(draw, 760, 590, 1.0, ink)
    reeds(draw, 150, 720, 26, 240, blend(ink, paper, 0.2), 5)
    quantized = image.quantize(96, dither=Image.Dither.NONE)
    quantized.save(FOLDER / "chenwu.png", optimize=True)


def night():
    """The town after dark, seen from the ferry: lamps and their reflections."""
    image = sky((1200, 675), [(0, (16, 22, 40)), (0.6, (38, 48, 74)), (0.62, (20, 27, 44)), (1, (12, 16, 28))])
    draw = ImageDraw.Draw(image)
    chance = random.Random(22)
    x = 0
    while x < 1200:
        width, height = chance.randint(60, 130), chance.randint(50, 120)
        draw.polygon([(x - 8, 418 - height), (x + width / 2, 418 - height - 26), (x + width + 8, 418 - height),
                      (x + width, 418), (x, 418)], fill=(11, 14, 25))
        x += width + chance.randint(-6, 26)
    glow = Image.new("RGB", image.size)
    light = ImageDraw.Draw(glow)
    for _ in range(34):
        x, y = chance.randint(20, 1180), chance.randint(330, 408)
        warm = chance.choice([(255, 198, 112), (255, 170, 84), (255, 220, 160)])
        light.rectangle([x, y, x + 7, y + 9], fill=warm)
        for wave in range(chance.randint(6, 15)):
            dim = blend(warm, (0, 0, 0), min(1, 0.25 + wave / 16))
            drift = chance.uniform(-5, 5)
            light.line([x - 3 + drift, 428 + wave * 11, x + 10 + drift, 428 + wave * 11], fill=dim, width=3)
    light.ellipse([930, 70, 990, 130], fill=(246, 238, 214))
    image = ImageChops.screen(image, glow.filter(ImageFilter.GaussianBlur(7)))
    image = ImageChops.screen(image, glow.filter(ImageFilter.GaussianBlur(1)))
    boat(ImageDraw.Draw(image), 420, 560, 1.3, (6, 8, 14))
    image.save(FOLDER / "yedu.jpg", quality=82, optimize=True, progressive=True)


def sorts():
    """A case of metal type: the characters stand mirrored, as they do before printing."""
    text = "芦渡春江水夜书灯雨舟山月风人家纸墨字花雪石桥门竹茶云木田火白青古今来去远近长安清明寒露立夏冬至鱼鸟"
    image = Image.new("RGB", (1200, 800), (58, 46, 38))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(SERIF, 78, index=SIMPLIFIED)
    chance = random.Random(3)
    for row in range(6):
        for column in range(9):
            x, y = 34 + column * 126, 26 + row * 126
            shade = chance.uniform(0, 0.35)
            draw.rectangle([x, y, x + 118, y + 118], fill=(36, 29, 24))
            draw.rectangle([x + 5, y + 5, x + 110, y + 110], fill=blend((172, 172, 168), (92, 92, 92), shade))
            tile = Image.new("L", (100, 100))
            ImageDraw.Draw(tile).text((50, 48), text[(row * 9 + column) % len(text)], font=font, fill=255, anchor="mm")
            image.paste((34, 34, 36), (x + 8, y + 8), ImageOps.mirror(tile))
            draw.line([x + 5, y + 110, x + 5, y + 5, x + 110, y + 5], fill=(214, 214, 208), width=2)
    shadow = sky(image.size, [(0, (255, 250, 240)), (1, (150, 140, 130))])
    ImageChops.multiply(image, shadow).filter(ImageFilter.GaussianBlur(0.6)).save(
        FOLDER / "zipan.jpg", quality=72, optimize=True, progressive=True)


def seal():
    """A seal in cinnabar on nothing: a PNG with an alpha channel."""
    mask = Image.new("L", (480, 480))
    draw = ImageDraw.Draw(mask)
    draw.rounded_rectangle([20, 20, 460, 460], 34, outline=255, width=16)
    font = ImageFont.truetype(KAI, 190)
    for index, character in enumerate("渡口印社"):
        draw.text((340 - 200 * (index // 2), 140 + 200 * (index % 2)), character, font=font, fill=255, anchor="mm")
    chance = random.Random(8)
    for _ in range(900):
        x, y, size = chance.randint(0, 479), chance.randint(0, 479), chance.uniform(0.6, 2.6)
        draw.ellipse([x - size, y - size, x + size, y + size], fill=0)
    image = Image.new("RGBA", mask.size, (168, 45, 40, 0))
    image.putalpha(mask.filter(ImageFilter.GaussianBlur(0.7)))
    image.quantize(32).save(FOLDER / "yin.png", optimize=True)


def bamboo():
    """Ink bamboo on a tall sheet: higher than a page of text is wide."""
    paper, ink = (243, 240, 231), (40, 46, 42)
    image = Image.new("RGB", (600, 1080), paper)
    chance = random.Random(17)
    for depth, x in [(0.55, 430), (0.3, 150), (0.0, 280)]:
        layer = Image.new("L", image.size)
        draw = ImageDraw.Draw(layer)
        y, lean = 1080, chance.uniform(-0.05, 0.05)
        while y > -60:
            joint = chance.randint(120, 170)
            draw.line([x, y, x + lean * joint, y - joint + 9], fill=255, width=22)
            x, y = x + lean * joint, y - joint
            if y < 820:
                for _ in range(5):
                    leaf(draw, x, y, chance)
        image.paste(blend(ink, paper, 0.15 + depth), (0, 0), layer.filter(ImageFilter.GaussianBlur(0.8)))
    image.quantize(32, dither=Image.Dither.NONE).save(FOLDER / "mozhu.png", optimize=True)


def leaf(draw, x, y, chance):
    """One long leaf that hangs from a joint."""
    length, angle = chance.uniform(90, 190), chance.choice([-1, 1]) * chance.uniform(0.3, 1.1)
    tip = (x + length * math.sin(angle), y + length * math.cos(angle))
    middle = (x + length * 0.35 * math.sin(angle + 0.12), y + length * 0.35 * math.cos(angle + 0.12))
    other = (x + length * 0.35 * math.sin(angle - 0.12), y + length * 0.35 * math.cos(angle - 0.12))
    draw.polygon([(x, y), middle, tip, other], fill=255)


def snow():
    """The first snow: the far bank, a bridge, and white."""
    image = sky((1200, 640), [(0, (176, 186, 196)), (0.55, (222, 227, 231)), (1, (206, 214, 221))])
    hills(image, ridge(1200, 290, 40, 31), (150, 162, 174), (222, 227, 231))
    hills(image, ridge(1200, 350, 26, 35), (236, 239, 242), (222, 227, 231))
    draw = ImageDraw.Draw(image)
    stone = (92, 100, 110)
    draw.polygon([(240, 470), (600, 380), (960, 470), (960, 500), (240, 500)], fill=stone)
    draw.polygon([(240, 466), (600, 374), (960, 466), (960, 472), (600, 386), (240, 472)], fill=(250, 251, 252))
    for x, width in [(600, 90), (410, 58), (790, 58)]:
        draw.pieslice([x - width, 505 - width, x + width, 505 + width], 180, 360, fill=(206, 214, 221))
    draw.rectangle([0, 500, 1200, 504], fill=(236, 239, 242))
    chance = random.Random(40)
    for _ in range(420):
        x, y, size = chance.randint(0, 1199), chance.randint(0, 639), chance.uniform(0.8, 3.2)
        draw.ellipse([x - size, y - size, x + size, y + size], fill=(252, 253, 254))
    image.filter(ImageFilter.GaussianBlur(0.5)).save(FOLDER / "chuxue.jpg", quality=80, optimize=True)


def petals():
    """Blossom on the water, for a letter from the other bank."""
    image = sky((1080, 720), [(0, (186, 203, 205)), (1, (120, 146, 156))])
    draw = ImageDraw.Draw(image)
    chance = random.Random(54)
    for _ in range(60):
        x, y, width = chance.randint(-50, 1080), chance.randint(0, 719), chance.randint(60, 240)
        draw.arc([x, y, x + width, y + 18], 10, 170, fill=blend((150, 172, 180), (214, 225, 226), chance.random()), width=2)
    for _ in range(230):
        petal = Image.new("L", (40, 40))
        pen = ImageDraw.Draw(petal)
        pen.ellipse([8, 4, 32, 36], fill=255)
        pen.polygon([(20, 10), (15, 0), (25, 0)], fill=0)
        y = int(720 * chance.random() ** 0.7)
        size = round(10 + 26 * y / 720)
        shape = petal.rotate(chance.randint(0, 359)).resize((size, max(4, round(size * 0.6))))
        image.paste(blend((250, 226, 230), (240, 190, 202), chance.random()), (chance.randint(-10, 1070), y), shape)
    image.filter(ImageFilter.GaussianBlur(0.6)).save(FOLDER / "hanaikada.jpg", quality=80, optimize=True)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for picture in (morning, night, sorts, seal, bamboo, snow, petals):
        picture()
