import org.jspecify.annotations.NullMarked;

/// Floor 5: charts and self-contained report pages.
@NullMarked
module dev.gradus.report {
  // exports dev.gradus.report; (javac refuses an empty package: uncomment with its first type)

  requires static transitive org.jspecify;
  requires java.desktop;
  requires xchart;
  requires transitive dev.gradus.lab;
}
