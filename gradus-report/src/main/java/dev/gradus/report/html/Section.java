package dev.gradus.report.html;

import java.util.List;

/// A part of a page.
///
/// @param title its heading; empty for none
/// @param blocks what it holds
/// @param folded whether it starts closed, with its heading as the handle
public record Section(String title, List<Block> blocks, boolean folded) {

  /// Copies the blocks.
  public Section {
    blocks = List.copyOf(blocks);
  }

  /// {@return an open section}
  ///
  /// @param title its heading
  /// @param blocks what it holds
  public static Section of(String title, Block... blocks) {
    return new Section(title, List.of(blocks), false);
  }

  /// {@return a section that starts closed}
  ///
  /// @param title its heading
  /// @param blocks what it holds
  public static Section folded(String title, Block... blocks) {
    return new Section(title, List.of(blocks), true);
  }

  /// {@return this section under another heading}
  ///
  /// @param changed its heading
  public Section withTitle(String changed) {
    return new Section(changed, blocks, folded);
  }
}
