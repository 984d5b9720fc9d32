package dev.gradus.report.image;

import dev.gradus.chart.ColorRole;
import dev.gradus.chart.Outcome;

/// A color with its opacity, and the palette of the picture files, which are light.
///
/// @param rgb the color, 0xRRGGBB
/// @param opacity from 0, clear, to 1, solid
record Ink(int rgb, double opacity) {

  static final Ink PAPER = new Ink(0xFFFFFF, 1);
  static final Ink TEXT = new Ink(0x1B1F24, 1);
  static final Ink QUIET = new Ink(0x59636E, 1);
  static final Ink RULE = new Ink(0xE3E7EB, 1);
  static final Ink AXIS = new Ink(0x9AA4AE, 1);
  static final Ink ZONE = new Ink(0x8C959F, 0.14);

  Ink withOpacity(double newOpacity) {
    return new Ink(rgb, newOpacity);
  }

  static Ink of(ColorRole role) {
    return new Ink(
        switch (role) {
          case BASELINE -> TEXT.rgb();
          case BLUE -> 0x0072B2;
          case VERMILION -> 0xD55E00;
          case GREEN -> 0x009E73;
          case ORANGE -> 0xE69F00;
          case PURPLE -> 0xCC79A7;
          case SKY -> 0x56B4E9;
          case MUTED -> 0x8C959F;
        },
        1);
  }

  static Ink of(Outcome outcome) {
    return switch (outcome) {
      case BETTER -> of(ColorRole.BLUE);
      case WORSE -> new Ink(0xC25500, 1);
      case SAME -> new Ink(0x424A53, 1);
      case UNCLEAR -> new Ink(0x6E7781, 1);
      case UNRELIABLE -> new Ink(0x9A4A7C, 1);
    };
  }
}
