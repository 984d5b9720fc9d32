import org.jspecify.annotations.NullMarked;

/// Side room, for tests alone: close assertions, seeded properties, golden files, test vectors, and
/// textbook formulas in double precision to compare with.
@NullMarked
module dev.gradus.testkit {
  exports dev.gradus.testkit;
  exports dev.gradus.testkit.oracle;

  requires static transitive org.jspecify;
  requires transitive org.junit.jupiter.api;
  requires tools.jackson.databind;
}
