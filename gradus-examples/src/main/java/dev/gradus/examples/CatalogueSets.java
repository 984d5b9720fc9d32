package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

/// A data set of the catalogue, fetched where it is not here yet.
public final class CatalogueSets {

  private CatalogueSets() {}

  /// @param arguments the name of a data set
  public static void main(String[] arguments) {
    System.out.println(fetched(arguments[0]).train().size());
  }

  // @start region="catalogue"
  static Split fetched(String name) {
    Catalogue catalogue = Catalogue.standard();
    if (catalogue.place(name) == Place.REMOTE) {
      catalogue.download(name, event -> System.out.println(event));
    }
    return catalogue.load(name);
  }
  // @end
}
