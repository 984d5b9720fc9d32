package dev.gradus.data.augment;

/// What lies beyond an image's border, for ops that look there. For a row `a b c d`:
public enum FillMode {

  /// `a a a a | a b c d | d d d d`
  NEAREST,

  /// `v v v v | a b c d | v v v v` with a chosen value
  CONSTANT,

  /// `d c b a | a b c d | d c b a`
  REFLECT,

  /// `a b c d | a b c d | a b c d`
  WRAP;

  /// @param index of a row or column, perhaps beyond the border
  /// @param extent rows or columns that there are
  /// @return the row or column that stands there; -1 for the chosen value
  int within(int index, int extent) {
    if (index >= 0 && index < extent) {
      return index;
    }
    return switch (this) {
      case NEAREST -> index < 0 ? 0 : extent - 1;
      case CONSTANT -> -1;
      case REFLECT -> {
        int place = Math.floorMod(index, 2 * extent);
        yield place < extent ? place : 2 * extent - 1 - place;
      }
      case WRAP -> Math.floorMod(index, extent);
    };
  }
}
