package dev.gradus.data.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// A folder with a folder for each class: what lies in it, in order, with nothing that reaches out
/// of it.
///
/// @param folder with a folder for each class
/// @param classNames the classes where they are settled, else empty
/// @param content what lies in the folders, in the plural: `images`
record ClassFolders(Path folder, List<String> classNames, String content) {

  private static final Comparator<Path> BY_BYTES =
      Comparator.comparing(path -> name(path).getBytes(UTF_8), Arrays::compareUnsigned);

  /// A file and its class.
  record Sample(Path file, int label) {}

  /// @param samples receives all files in order
  /// @return the classes
  /// @throws DataException if there are fewer than two classes, a folder of none of the given ones,
  ///   a class without files, or anything but files in a class
  ClassTarget collect(Consumer<Sample> samples) {
    List<Path> folders =
        entries(folder).stream().filter(path -> attributes(path).isDirectory()).toList();
    List<String> names =
        classNames.isEmpty() ? folders.stream().map(ClassFolders::name).toList() : classNames;
    if (names.size() < 2) {
      throw new DataException(
          "%s: has %d folders, expected one for each of at least 2 classes. Put %s of a class into a folder with its name."
              .formatted(folder, names.size(), content));
    }
    for (Path each : folders) {
      int label = names.indexOf(name(each));
      if (label < 0) {
        throw new DataException(
            "%s: is none of the classes %s. Rename or move the folder."
                .formatted(each, Entry.shown(names)));
      }
      files(each).forEach(file -> samples.accept(new Sample(file, label)));
    }
    return ClassTarget.named(names);
  }

  /// What is asked about: one file, or all of a folder in order.
  ///
  /// @throws DataException if there is nothing, or anything but files in a folder
  List<Path> unlabeled() {
    return Files.isRegularFile(folder) ? List.of(folder) : files(folder);
  }

  private List<Path> files(Path folder) {
    List<Path> files = entries(folder);
    for (Path file : files) {
      if (!attributes(file).isRegularFile()) {
        throw new DataException(
            "%s: is not a file. A folder of a class holds %s only; move it elsewhere."
                .formatted(file, content));
      }
    }
    if (files.isEmpty()) {
      throw new DataException(
          "%s: holds no %s. Put some in, or remove the folder.".formatted(folder, content));
    }
    return files;
  }

  /// @return what lies in a folder, in order; links and devices refused, hidden names left out
  private List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          "%s: there is no such folder. A folder with a folder of %s for each class was expected; check the path."
              .formatted(folder, content));
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw StoredFile.unreadable(folder.toString(), e);
    }
    entries.removeIf(path -> name(path).startsWith("."));
    for (Path path : entries) {
      BasicFileAttributes attributes = attributes(path);
      if (attributes.isSymbolicLink() || attributes.isOther()) {
        throw new DataException(
            "%s: is a %s. Folders of %s hold files only; copy the file itself there."
                .formatted(
                    path, attributes.isSymbolicLink() ? "symbolic link" : "special file", content));
      }
    }
    entries.sort(BY_BYTES);
    return entries;
  }

  private static BasicFileAttributes attributes(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw StoredFile.unreadable(path.toString(), e);
    }
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
