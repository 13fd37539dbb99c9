# Colours there and back.
import colorsys

steps = [0.0, 0.2, 0.5, 0.7, 1.0]
for r in steps:
    for g in steps:
        for b in steps:
            print(r, g, b, colorsys.rgb_to_hsv(r, g, b), colorsys.rgb_to_hls(r, g, b), colorsys.rgb_to_yiq(r, g, b))
            print("  ", colorsys.hsv_to_rgb(r, g, b), colorsys.hls_to_rgb(r, g, b), colorsys.yiq_to_rgb(r, g - 0.5, b - 0.5))
print(colorsys.rgb_to_hsv(255, 128, 0), colorsys.hsv_to_rgb(2, 1, 1), colorsys.hls_to_rgb(-0.25, 0.5, 0.5), sorted(colorsys.__all__))
