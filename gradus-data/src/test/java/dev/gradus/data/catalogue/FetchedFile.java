package dev.gradus.data.catalogue;

import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A catalogue of one data set of one file, as tests fetch it from servers of their own.
final class FetchedFile {

  static final String SET = "numbers";
  static final String FILE = "numbers.bin";
  static final byte[] BYTES = bytes(1, 300_000);

  final Path cache;
  final List<DownloadEvent> events = new ArrayList<>();
  private boolean published = true;
  private NetworkSettings network =
      new NetworkSettings(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Duration.ofMillis(500),
          Duration.ofMillis(300),
          3,
          Duration.ZERO);

  FetchedFile(Path cache) {
    this.cache = cache;
  }

  static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    RandomStream stream = RandomStream.of(seed).named("bytes");
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) stream.bits(0, i);
    }
    return bytes;
  }

  /// From here on nobody has published a checksum.
  FetchedFile unpublished() {
    published = false;
    return this;
  }

  FetchedFile with(NetworkSettings settings) {
    network = settings;
    return this;
  }

  NetworkSettings network() {
    return network;
  }

  static String sum(byte[] bytes, String algorithm) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  Catalogue catalogue(URI... addresses) {
    PublishedFile file =
        new PublishedFile(
            FILE,
            List.of(addresses),
            BYTES.length,
            published ? Optional.of(Checksum.md5(sum(BYTES, "MD5"))) : Optional.empty());
    CatalogueEntry entry =
        new CatalogueEntry(
            SET, "numbers", 1, Shape.of(1), 0, BYTES.length, new Origin("this test", "none"));
    Listing listing =
        new Listing(
            entry,
            new Listing.Files(
                List.of(file),
                _ -> {
                  throw new UnsupportedOperationException();
                }));
    return new Catalogue(CatalogueSettings.of(cache).withNetwork(network), List.of(listing));
  }

  void download(URI... addresses) {
    catalogue(addresses).download(SET, events::add);
  }

  Path folder() {
    return cache.resolve(SET);
  }

  Path file() {
    return folder().resolve(FILE);
  }

  /// What is in the set's folder, but for the lock.
  List<String> names() {
    if (!Files.exists(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
