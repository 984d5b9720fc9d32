package dev.gradus.chart;

import dev.gradus.core.ConfigException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A picture that a network took for something else.
///
/// @param picture what it saw
/// @param right the class it is; not blank
/// @param predicted the class it was taken for; not blank
/// @param probability how sure the network was of that, from 0 to 1
public record WrongPicture(Picture picture, String right, String predicted, double probability) {

  private static final int PERCENT = 100;

  /// Checks the words and the probability.
  public WrongPicture {
    Require.words("WrongPicture", "right", right);
    Require.words("WrongPicture", "predicted", predicted);
    if (!(probability >= 0 && probability <= 1)) {
      throw new ConfigException(
          "WrongPicture: probability must be in [0, 1], got %s.".formatted(probability));
    }
  }

  /// {@return a grid of the pictures the network was most sure of, the surest first, each with what
  /// it is, what it was taken for and how surely, for example `4 as 9: 98 %`}
  ///
  /// @param title the words above; not blank
  /// @param caption a quieter line below the title; may be empty
  /// @param columns how many stand side by side, at least 1
  /// @param pictures at least one
  /// @throws ConfigException for a blank title, or no pictures
  public static PictureGrid grid(
      String title, String caption, int columns, List<WrongPicture> pictures) {
    Require.columns("WrongPicture", columns, Integer.MAX_VALUE);
    List<WrongPicture> surest = new ArrayList<>(pictures);
    surest.sort(Comparator.comparingDouble(WrongPicture::probability).reversed());
    List<PictureGrid.Row> rows = new ArrayList<>();
    for (int i = 0; i < surest.size(); i += columns) {
      rows.add(
          new PictureGrid.Row(
              "",
              surest.subList(i, Math.min(i + columns, surest.size())).stream()
                  .map(WrongPicture::cell)
                  .toList()));
    }
    return new PictureGrid(title, caption, rows);
  }

  private PictureGrid.Cell cell() {
    return new PictureGrid.Cell(
        String.format(Locale.ROOT, "%s as %s: %.0f %%", right, predicted, PERCENT * probability),
        picture);
  }
}
