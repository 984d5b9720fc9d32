import org.jspecify.annotations.NullMarked;

/// Floor 7: the command line.
@NullMarked
module dev.gradus.cli {
  requires static transitive org.jspecify;
  requires dev.gradus.bench;
  requires dev.gradus.cpu;
  requires dev.gradus.report;
  requires info.picocli;
  requires jdk.management;
  requires me.tongfei.progressbar;
  requires tools.jackson.databind;

  opens dev.gradus.cli to
      info.picocli;
}
