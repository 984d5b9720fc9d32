import org.jspecify.annotations.NullMarked;

/// Side room: assertions, seeded properties and golden files for tests.
@NullMarked
module dev.gradus.testkit {
  // exports dev.gradus.testkit; (javac refuses an empty package: uncomment with its first type)

  requires static transitive org.jspecify;
  requires transitive org.junit.jupiter.api;
}
