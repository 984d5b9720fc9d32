package dev.gradus.report.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class OutlineFontTest {

  /// The JDK reads the same file as an oracle; where it has no fonts at all it cannot, and that is
  /// why we do not use it.
  private static final String LETTERS = "Gradus 0123456789 %±−–…äéßΔμ";

  @Test
  void outline_eachLetter_equalsThatOfTheJdk() throws Exception {
    Font jdk;
    try (InputStream file = OutlineFont.class.getResourceAsStream("Roboto-Regular.ttf")) {
      jdk = Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(200f);
    }
    FontRenderContext context = new FontRenderContext(null, true, true);
    for (String letter :
        LETTERS.codePoints().filter(c -> c != ' ').mapToObj(Character::toString).toList()) {
      Area expected = new Area(jdk.createGlyphVector(context, letter).getOutline());
      Area actual = new Area(OutlineFont.REGULAR.outline(letter, 0, 0, 200));
      Rectangle2D a = expected.getBounds2D();
      Rectangle2D b = actual.getBounds2D();
      // One font unit is 200 / 2048 of a pixel: the JDK may scale and round by about that much.
      double unit = 200.0 / 2048;
      assertEquals(a.getMinX(), b.getMinX(), 2 * unit, letter);
      assertEquals(a.getMaxX(), b.getMaxX(), 2 * unit, letter);
      assertEquals(a.getMinY(), b.getMinY(), 2 * unit, letter);
      assertEquals(a.getMaxY(), b.getMaxY(), 2 * unit, letter);
      expected.exclusiveOr(actual);
      // Only slivers along the outline may differ: nothing of them is left a pixel inside.
      assertFalse(expected.intersects(a.getCenterX(), a.getCenterY(), 0.01, 0.01), letter);
      double advance = jdk.createGlyphVector(context, letter).getGlyphMetrics(0).getAdvanceX();
      assertEquals(advance, OutlineFont.REGULAR.width(letter, 200), 2 * unit, letter);
    }
  }

  @Test
  void has_lettersOfOurLabels_areThere() {
    LETTERS.codePoints().forEach(c -> assertTrue(OutlineFont.MEDIUM.has(c), Character.toString(c)));
    assertFalse(OutlineFont.REGULAR.has(0x4E00));
  }

  @Test
  void outline_characterTheFontLacks_isABoxAndNotACrash() {
    assertFalse(OutlineFont.REGULAR.outline("一🙂", 0, 0, 20).getBounds2D().isEmpty());
  }

  @Test
  void outline_space_isEmptyButWide() {
    assertTrue(OutlineFont.REGULAR.outline(" ", 0, 0, 20).getBounds2D().isEmpty());
    assertTrue(OutlineFont.REGULAR.width(" ", 20) > 2);
  }
}
