"""Colours as red, green and blue, and as other triples; all numbers from 0 to 1, but for those of YIQ."""

__all__ = ["rgb_to_yiq", "yiq_to_rgb", "rgb_to_hls", "hls_to_rgb", "rgb_to_hsv", "hsv_to_rgb"]

ONE_THIRD, ONE_SIXTH, TWO_THIRD = 1.0 / 3.0, 1.0 / 6.0, 2.0 / 3.0


def rgb_to_yiq(r, g, b):
    """Brightness and two differences of colour."""
    y = 0.30 * r + 0.59 * g + 0.11 * b
    return y, 0.74 * (r - y) - 0.27 * (b - y), 0.48 * (r - y) + 0.41 * (b - y)


def yiq_to_rgb(y, i, q):
    """The way back; what is out of range is cut off."""
    r = y + 0.9468822170900693 * i + 0.6235565819861433 * q
    g = y - 0.27478764629897834 * i - 0.6356910791873801 * q
    b = y - 1.1085450346420322 * i + 1.7090069284064666 * q
    return tuple([min(max(part, 0.0), 1.0) for part in (r, g, b)])


def _hue(r, g, b, low, high):
    width = high - low
    red, green, blue = (high - r) / width, (high - g) / width, (high - b) / width
    if r == high:
        hue = blue - green
    elif g == high:
        hue = 2.0 + red - blue
    else:
        hue = 4.0 + green - red
    return (hue / 6.0) % 1.0


def rgb_to_hls(r, g, b):
    """Hue, lightness, saturation."""
    low, high = min(r, g, b), max(r, g, b)
    total, width = high + low, high - low
    lightness = total / 2.0
    if low == high:
        return 0.0, lightness, 0.0
    saturation = width / total if lightness <= 0.5 else width / (2.0 - high - low)
    return _hue(r, g, b, low, high), lightness, saturation


def hls_to_rgb(h, l, s):
    """The way back."""
    if s == 0.0:
        return l, l, l
    upper = l * (1.0 + s) if l <= 0.5 else l + s - l * s
    lower = 2.0 * l - upper
    return tuple([_part(lower, upper, hue) for hue in (h + ONE_THIRD, h, h - ONE_THIRD)])


def _part(lower, upper, hue):
    hue = hue % 1.0
    if hue < ONE_SIXTH:
        return lower + (upper - lower) * hue * 6.0
    if hue < 0.5:
        return upper
    if hue < TWO_THIRD:
        return lower + (upper - lower) * (TWO_THIRD - hue) * 6.0
    return lower


def rgb_to_hsv(r, g, b):
    """Hue, saturation, value."""
    low, high = min(r, g, b), max(r, g, b)
    if low == high:
        return 0.0, 0.0, high
    return _hue(r, g, b, low, high), (high - low) / high, high


def hsv_to_rgb(h, s, v):
    """The way back."""
    if s == 0.0:
        return v, v, v
    sector = int(h * 6.0)
    rest = h * 6.0 - sector
    low, falling, rising = v * (1.0 - s), v * (1.0 - s * rest), v * (1.0 - s * (1.0 - rest))
    sectors = [(v, rising, low), (falling, v, low), (low, v, rising), (low, falling, v), (rising, low, v), (v, low, falling)]
    return sectors[sector % 6]
