package dev.gradus.data.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.WholeFile;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The beginning of a file that is still to arrive, `NAME.part`. Beside it `NAME.part.from` says
/// whose beginning it is: the address and, where the sender gave one, the version of its file.
final class PartFile {

  private final Path target;
  private final Path part;
  private final Path origin;

  /// @param target the name that the whole file gets
  PartFile(Path target) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.origin = target.resolveSibling(target.getFileName() + ".part.from");
  }

  Path path() {
    return part;
  }

  /// @return how many bytes are there
  long length() {
    return LocalFiles.doing(part, () -> Files.isRegularFile(part) ? Files.size(part) : 0L);
  }

  /// @param bytes of the whole file
  /// @return how many of them are still to be written
  long missing(long bytes) {
    long length = length();
    return length <= bytes ? bytes - length : bytes;
  }

  /// @return a second beginning beside this one, which takes its place only when it is whole
  PartFile aside() {
    return new PartFile(target.resolveSibling(target.getFileName() + ".new"));
  }

  /// @return the version of the address's file that this is the beginning of, empty text where the
  ///   sender gave none; nothing if it is the beginning of something else
  Optional<String> version(URI address) {
    if (!Files.isRegularFile(part) || !Files.isRegularFile(origin)) {
      return Optional.empty();
    }
    List<String> lines =
        LocalFiles.doing(origin, () -> Files.readString(origin, UTF_8)).lines().toList();
    return lines.size() == 2 && lines.getFirst().equals(address.toString())
        ? Optional.of(lines.getLast().strip())
        : Optional.empty();
  }

  /// Starts anew.
  ///
  /// @param version as the sender calls it, or empty
  void begin(URI address, String version) {
    discard();
    WholeFile.write(origin, address + "\n" + version + "\n");
    LocalFiles.doing(part, () -> Files.createFile(part));
  }

  /// @return open at its end
  FileChannel append() {
    return LocalFiles.doing(
        part,
        () ->
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND));
  }

  /// Cuts off what came after so many bytes.
  void truncate(long bytes) {
    LocalFiles.doing(
        part,
        () -> {
          try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            return channel.truncate(bytes);
          }
        });
  }

  /// Takes the place of another beginning of the same file.
  void replace(PartFile other) {
    other.discard();
    LocalFiles.doing(origin, () -> Files.move(origin, other.origin));
    LocalFiles.doing(part, () -> Files.move(part, other.part));
  }

  void discard() {
    LocalFiles.doing(part, () -> Files.deleteIfExists(part));
    LocalFiles.doing(origin, () -> Files.deleteIfExists(origin));
  }

  /// Gives the whole file its name.
  void publish() {
    LocalFiles.publish(part, target);
    discard();
    aside().discard();
  }
}
