package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Whether bytes are those that were published. Where the source publishes no checksum, the SHA-256
/// of the first file that arrived is kept beside it, as `NAME.sha256`, and holds from then on.
final class Verification {

  private static final String OWN = "SHA-256";
  private static final int BUFFER = 1 << 16;

  private final PublishedFile file;
  private final Path kept;

  /// @param folder of the data set in the cache
  Verification(PublishedFile file, Path folder) {
    this.file = file;
    this.kept = folder.resolve(file.name() + ".sha256");
  }

  /// @param candidate what may be that file
  /// @return what is wrong with it, as a part of a sentence; nothing if it is the file
  Optional<String> fault(Path candidate) {
    long bytes = LocalFiles.doing(candidate, () -> Files.size(candidate));
    if (bytes != file.bytes()) {
      return Optional.of("has %d bytes, %d are published".formatted(bytes, file.bytes()));
    }
    Optional<Checksum> known = file.checksum().or(this::recorded);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Checksum wanted = known.get();
    String found = LocalFiles.doing(candidate, () -> digest(candidate, wanted.algorithm()));
    return found.equals(wanted.hex())
        ? Optional.empty()
        : Optional.of(
            "has the %s %s, %s %s"
                .formatted(
                    wanted.algorithm(),
                    found,
                    wanted.hex(),
                    file.checksum().isPresent()
                        ? "is published"
                        : "had the first download (if its source has changed it on purpose, delete "
                            + kept
                            + ")"));
  }

  /// Keeps the sum of a file that is to hold from now on, if none is published or kept.
  void record(Path accepted) {
    if (file.checksum().isEmpty() && recorded().isEmpty()) {
      String sum = LocalFiles.doing(accepted, () -> digest(accepted, OWN));
      WholeFile.write(kept, sum + "  " + file.name() + "\n");
    }
  }

  /// @return whether the sum of a first download is what counts
  boolean isKept() {
    return file.checksum().isEmpty() && Files.isRegularFile(kept);
  }

  /// Lets the next file that comes count as the first.
  void forget() {
    LocalFiles.doing(kept, () -> Files.deleteIfExists(kept));
  }

  private Optional<Checksum> recorded() {
    if (!Files.isRegularFile(kept)) {
      return Optional.empty();
    }
    String text = LocalFiles.doing(kept, () -> Files.readString(kept, UTF_8));
    return Optional.of(new Checksum(OWN, text.split(" ", 2)[0].strip()));
  }

  private static String digest(Path path, String algorithm) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("this JDK lacks " + algorithm, e);
    }
  }
}
