package dev.gradus.data.catalogue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Brings one data set into the cache, from the web or from files that somebody brought here.
///
/// @param name of the data set
/// @param folder of the data set in the cache
/// @param network how downloads use it
/// @param from a file or folder to take instead of the web
/// @param listener told what happens
record Fetching(
    String name,
    Path folder,
    NetworkSettings network,
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
        return;
      }
      Path archive =
          from.isPresent() ? verified(source(from.get(), file, 1), file) : downloaded(file);
      listener.accept(new DownloadEvent.Unpacking(file.name()));
      LocalFiles.requireSpace(folder, file.bytes());
      Unpacking.of(archive, content.folder().name(), file.bytes()).into(folder);
      if (from.isEmpty()) {
        LocalFiles.doing(archive, () -> Files.deleteIfExists(archive));
      }
    });
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
    return Files.isRegularFile(path) && new Verification(file, folder).fault(path).isEmpty();
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
    LocalFiles.requireSpace(folder, files.stream().mapToLong(PublishedFile::bytes).sum());
    if (from.isPresent()) {
      files.forEach(file -> copy(verified(source(from.get(), file, all), file), file));
      return;
    }
    try (HttpSource source = new HttpSource(network)) {
      for (PublishedFile file : files) {
        new FileDownload(file, folder, source, network.attempts(), listener).run(name);
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
          "%s: %s. It is not %s as it is published; fetch it again."
              .formatted(given, fault.get(), file.name()));
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
