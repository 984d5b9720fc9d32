package dev.gradus.report.image;

import dev.gradus.core.DataException;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The letters of one TrueType font as outlines to be filled.
///
/// The JDK's own text needs fontconfig and an installed font; a bare server has neither, and there
/// `Font.createFont` fails as well ("Fontconfig head is null"). Reading the outlines ourselves
/// needs only the file. Advance widths are used as they are; kerning and shaping are not applied,
/// which is enough for Latin, Greek and Cyrillic labels. A character that the font lacks is drawn
/// as the font's empty box.
///
/// Source: Microsoft and Apple, "OpenType specification" 1.9, tables head, hhea, hmtx, cmap 4,
/// loca, glyf.
final class OutlineFont {

  static final OutlineFont REGULAR = load("Roboto-Regular.ttf");
  static final OutlineFont MEDIUM = load("Roboto-Medium.ttf");

  private static final int DEEPEST_COMPOSITE = 5;

  private final ByteBuffer file;
  private final Map<String, Integer> tables = new HashMap<>();
  private final double unitsPerEm;
  private final boolean longOffsets;
  private final int advances;
  private final int characterMap;

  OutlineFont(byte[] bytes) {
    file = ByteBuffer.wrap(bytes);
    int count = unsigned(4);
    for (int i = 0; i < count; i++) {
      int entry = 12 + 16 * i;
      tables.put(new String(bytes, entry, 4, StandardCharsets.US_ASCII), file.getInt(entry + 8));
    }
    unitsPerEm = unsigned(table("head") + 18);
    longOffsets = unsigned(table("head") + 50) == 1;
    advances = unsigned(table("hhea") + 34);
    characterMap = findCharacterMap();
  }

  private static OutlineFont load(String name) {
    try (InputStream in = OutlineFont.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The font " + name + " is missing from gradus-report: the build is broken.");
      }
      return new OutlineFont(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// {@return the width of a text}
  ///
  /// @param text the text
  /// @param size the height of the em square in pixels
  double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> advance(glyph(c))).sum() * size / unitsPerEm;
  }

  /// {@return the outline of a text whose baseline begins at a point; y grows downwards}
  ///
  /// @param text the text
  /// @param x where the baseline begins
  /// @param y the height of the baseline
  /// @param size the height of the em square in pixels
  Path2D outline(String text, double x, double y, double size) {
    double scale = size / unitsPerEm;
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double pen = x;
    for (int character : text.codePoints().toArray()) {
      int glyph = glyph(character);
      addGlyph(all, glyph, new AffineTransform(scale, 0, 0, -scale, pen, y), 0);
      pen += advance(glyph) * scale;
    }
    return all;
  }

  /// {@return whether the font has a letter for a character}
  ///
  /// @param character the code point
  boolean has(int character) {
    return glyph(character) != 0;
  }

  private int findCharacterMap() {
    int cmap = table("cmap");
    for (int i = 0; i < unsigned(cmap + 2); i++) {
      int subtable = cmap + file.getInt(cmap + 4 + 8 * i + 4);
      if (unsigned(subtable) == 4) {
        return subtable;
      }
    }
    throw new DataException("The font has no character map of format 4.");
  }

  private int glyph(int character) {
    int doubled = unsigned(characterMap + 6);
    int ends = characterMap + 14;
    int starts = ends + doubled + 2;
    int deltas = starts + doubled;
    int ranges = deltas + doubled;
    for (int i = 0; i < doubled; i += 2) {
      if (character <= unsigned(ends + i)) {
        int start = unsigned(starts + i);
        if (character < start) {
          return 0;
        }
        int range = unsigned(ranges + i);
        int raw = range == 0 ? character : unsigned(ranges + i + range + 2 * (character - start));
        return raw == 0 ? 0 : (raw + unsigned(deltas + i)) & 0xFFFF;
      }
    }
    return 0;
  }

  private int advance(int glyph) {
    return unsigned(table("hmtx") + 4 * Math.min(glyph, advances - 1));
  }

  private void addGlyph(Path2D path, int glyph, AffineTransform transform, int depth) {
    int begin = glyphOffset(glyph);
    if (begin == glyphOffset(glyph + 1)) {
      return; // a space
    }
    int at = table("glyf") + begin;
    int contours = file.getShort(at);
    if (contours >= 0) {
      path.append(new GlyphOutline(file, at, contours).path().getPathIterator(transform), false);
    } else if (depth < DEEPEST_COMPOSITE) {
      addParts(path, at + 10, transform, depth);
    }
  }

  private void addParts(Path2D path, int first, AffineTransform transform, int depth) {
    int at = first;
    int flags;
    do {
      flags = unsigned(at);
      int glyph = unsigned(at + 2);
      boolean words = (flags & 1) != 0;
      double dx = words ? file.getShort(at + 4) : file.get(at + 4);
      double dy = words ? file.getShort(at + 6) : file.get(at + 5);
      at += words ? 8 : 6;
      double[] matrix = {1, 0, 0, 1};
      if ((flags & 0x08) != 0) {
        matrix[0] = matrix[3] = fraction(at);
        at += 2;
      } else if ((flags & 0x40) != 0) {
        matrix[0] = fraction(at);
        matrix[3] = fraction(at + 2);
        at += 4;
      } else if ((flags & 0x80) != 0) {
        for (int i = 0; i < 4; i++) {
          matrix[i] = fraction(at + 2 * i);
        }
        at += 8;
      }
      AffineTransform part = new AffineTransform(transform);
      part.concatenate(new AffineTransform(matrix[0], matrix[1], matrix[2], matrix[3], dx, dy));
      addGlyph(path, glyph, part, depth + 1);
    } while ((flags & 0x20) != 0);
  }

  private int glyphOffset(int glyph) {
    int loca = table("loca");
    return longOffsets ? file.getInt(loca + 4 * glyph) : 2 * unsigned(loca + 2 * glyph);
  }

  private int table(String name) {
    Integer offset = tables.get(name);
    if (offset == null) {
      throw new DataException("The font has no table " + name + ".");
    }
    return offset;
  }

  private double fraction(int offset) {
    return file.getShort(offset) / 16384.0;
  }

  private int unsigned(int offset) {
    return Short.toUnsignedInt(file.getShort(offset));
  }
}
