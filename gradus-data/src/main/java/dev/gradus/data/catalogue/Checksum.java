package dev.gradus.data.catalogue;

/// What a file's bytes must come to.
///
/// @param algorithm as the JDK names it: `MD5`, `SHA-256`
/// @param hex the sum in lower-case hexadecimal digits
record Checksum(String algorithm, String hex) {

  static Checksum md5(String hex) {
    return new Checksum("MD5", hex);
  }

  static Checksum sha256(String hex) {
    return new Checksum("SHA-256", hex);
  }
}
