package dev.gradus.data.catalogue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Brings one data set into the cache, from the web or from files that somebody brought here.
///
/// @param name of the data set
/// @param folder of the data set in the cache
/// @param network how downloads use it, asked when the first connection is opened
/// @param from a file or folder to take instead of the web
/// @param listener told what happens
record Fetching(
    String name,
    Path folder,
    Supplier<NetworkSettings> network,
    Optional<Path> from,
    Consumer<DownloadEvent> listener) {

  void files(Listing.Files content) {
    locked(() -> {
      List<PublishedFile> missing =
          content.files().stream().filter(file -> !isThere(file)).toList();
      fetch(missing, content.files().size());
    });
  }

  void archive(Listing.Archive content) {
    PublishedFile file = content.file();
    locked(() -> {
      if (Files.isDirectory(folder.resolve(content.folder().name()))) {
        listener.accept(new DownloadEvent.Present(file.name(), file.bytes()));
        return;
      }
      // An archive that lies here has not been unpacked yet, so its own sum says nothing.
      boolean sure =
          file.checksum().isPresent()
              || (new Verification(file, folder).isKept()
                  && !Files.exists(folder.resolve(file.name())));
      Path archive = from.isPresent() ? brought(from.get(), file) : downloaded(file);
      listener.accept(new DownloadEvent.Unpacking(file.name()));
      unpack(archive, content, sure);
      if (from.isEmpty()) {
        LocalFiles.doing(archive, () -> Files.deleteIfExists(archive));
      }
    });
  }

  /// @param sure whether these are the bytes that would come again
  private void unpack(Path archive, Listing.Archive content, boolean sure) {
    PublishedFile file = content.file();
    try {
      Unpacking.of(archive, content.folder().name(), file.bytes()).into(folder);
    } catch (BadArchiveException e) {
      if (sure) {
        throw new DataException(
            "%s It has the checksum that %s, so fetching it again changes nothing; check the disk, and report this."
                .formatted(
                    e.getMessage(),
                    file.checksum().isPresent() ? "is published" : "the first download had"),
            e);
      }
      new Verification(file, folder).forget();
      if (from.isEmpty()) {
        LocalFiles.doing(archive, () -> Files.deleteIfExists(archive));
      }
      throw new DataException(e.getMessage() + " Fetch the file again.", e);
    }
  }

  private void locked(Runnable work) {
    LocalFiles.doing(folder, () -> Files.createDirectories(folder));
    try (CacheLock _ =
        CacheLock.take(folder, () -> listener.accept(new DownloadEvent.Waiting(name)))) {
      work.run();
    }
  }

  private boolean isThere(PublishedFile file) {
    Path path = folder.resolve(file.name());
    boolean there =
        Files.isRegularFile(path) && new Verification(file, folder).fault(path).isEmpty();
    if (there) {
      listener.accept(new DownloadEvent.Present(file.name(), file.bytes()));
    }
    return there;
  }

  private Path brought(Path given, PublishedFile file) {
    Path archive = verified(source(given, file, 1), file);
    listener.accept(new DownloadEvent.Progress(file.name(), file.bytes(), file.bytes()));
    return archive;
  }

  private Path downloaded(PublishedFile file) {
    if (!isThere(file)) {
      fetch(List.of(file), 1);
    }
    return folder.resolve(file.name());
  }

  private void fetch(List<PublishedFile> files, int all) {
    if (files.isEmpty()) {
      return;
    }
    LocalFiles.requireSpace(
        folder,
        files.stream()
            .mapToLong(file -> new PartFile(folder.resolve(file.name())).missing(file.bytes()))
            .sum());
    if (from.isPresent()) {
      files.forEach(file -> copy(verified(source(from.get(), file, all), file), file));
      return;
    }
    NetworkSettings settings = network.get();
    try (HttpSource source = new HttpSource(settings)) {
      for (PublishedFile file : files) {
        new FileDownload(file, folder, source, settings, listener).run(name);
      }
    }
  }

  /// @param files how many the set has
  private Path source(Path given, PublishedFile file, int files) {
    if (!Files.exists(given)) {
      throw new DataException(
          "%s: there is no such file. %s as it is published was expected; check the path."
              .formatted(given, file.name()));
    }
    if (Files.isDirectory(given)) {
      Path inside = given.resolve(file.name());
      if (!Files.isRegularFile(inside)) {
        throw new DataException(
            "%s: has no file %s. The folder with the files of %s as they are published was expected; check the path."
                .formatted(given, file.name(), name));
      }
      return inside;
    }
    if (files > 1) {
      throw new ConfigException(
          "%s: %s has %d files. Give the folder that holds them.".formatted(given, name, files));
    }
    return given;
  }

  private Path verified(Path given, PublishedFile file) {
    Verification verification = new Verification(file, folder);
    Optional<String> fault = verification.fault(given);
    if (fault.isPresent()) {
      throw new DataException(
          "%s: %s. It is not %s as it %s; fetch it again."
              .formatted(
                  given,
                  fault.get(),
                  file.name(),
                  verification.isKept() ? "first came" : "is published"));
    }
    verification.record(given);
    return given;
  }

  /// Verified once more after copying: what counts is what is in the cache.
  private void copy(Path given, PublishedFile file) {
    PartFile part = new PartFile(folder.resolve(file.name()));
    part.discard();
    LocalFiles.doing(
        part.path(), () -> Files.copy(given, part.path(), StandardCopyOption.REPLACE_EXISTING));
    try {
      verified(part.path(), file);
      part.publish();
    } finally {
      part.discard();
    }
    listener.accept(new DownloadEvent.Progress(file.name(), file.bytes(), file.bytes()));
  }
}
