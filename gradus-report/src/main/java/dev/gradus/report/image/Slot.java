package dev.gradus.report.image;

import java.util.ArrayList;
import java.util.List;

/// A place in a row of a drawn graph: a box, or a lane through which an arrow passes the row.
final class Slot {

  private final String name;
  private final boolean box;
  private final int row;
  private final List<Slot> above = new ArrayList<>();
  private final List<Slot> below = new ArrayList<>();
  private double x;

  private Slot(String name, boolean box, int row) {
    this.name = name;
    this.box = box;
    this.row = row;
  }

  static Slot box(String name, int row) {
    return new Slot(name, true, row);
  }

  static Slot lane(int row) {
    return new Slot("", false, row);
  }

  static void join(Slot upper, Slot lower) {
    upper.below.add(lower);
    lower.above.add(upper);
  }

  String name() {
    return name;
  }

  boolean isBox() {
    return box;
  }

  int row() {
    return row;
  }

  List<Slot> above() {
    return above;
  }

  List<Slot> below() {
    return below;
  }

  /// The middle, in pixels.
  double x() {
    return x;
  }

  void moveTo(double changed) {
    x = changed;
  }
}
