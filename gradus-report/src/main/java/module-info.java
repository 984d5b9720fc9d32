import org.jspecify.annotations.NullMarked;

/// Floor 5: charts and self-contained report pages.
@NullMarked
module dev.gradus.report {
  exports dev.gradus.report;
  exports dev.gradus.report.html;
  exports dev.gradus.report.image;

  requires static transitive org.jspecify;
  requires java.desktop;
  requires tools.jackson.core;
  requires transitive dev.gradus.lab;
}
