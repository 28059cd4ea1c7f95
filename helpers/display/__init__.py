"""What the figures of several lessons share: style, pictures with their text, sliders, plots."""
