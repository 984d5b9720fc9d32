package dev.gradus.data.read;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.data.Dataset;
import java.nio.file.Path;
import java.util.List;

/// Photos in a folder with a folder for each class, whose name is the class's name:
/// `photos/daisy/0001.jpg`, `photos/rose/0001.png`.
///
/// ```
/// Dataset photos = ImageFolder.of(Path.of("photos"), 64, 64).read();
/// Split split = Split.stratified(photos, 0.2, RandomStream.of(1));
/// ```
///
/// Features are `[H, W, C]`, 0 to 255, kept as bytes. Every image is brought to one size, bilinear,
/// with all its pixels counted where it becomes smaller (as Pillow's `BILINEAR`; TensorFlow calls
/// that `antialias`); the ratio of its sides may change. Transparency is left out, 16 bits become
/// 8, and metadata are not read: a photo that says it lies on its side stays on its side.
///
/// Classes and files are in the order of their names' bytes in UTF-8. Files beside the class
/// folders and names that begin with a point are left out. Symbolic links, devices and folders
/// within a class are refused: a folder of photos shall not reach out of itself.
///
/// PNG and JPEG (baseline and progressive, grey or three colors) are told apart by their content
/// and decoded by the JDK's own readers. An image that is damaged is refused, not half read.
///
/// @param folder with a folder for each class
/// @param height of all images, 1 to 4096
/// @param width of all images, 1 to 4096
/// @param colors default [ImageColors#RGB]
/// @param classNames the classes and their order where they are settled, for example by the
///   training part; default empty, which takes the folders that are there
/// @param maxPixels of a file's image before it is decoded; it may also take 4 bytes for each of
///   these; default 2^26
/// @param storage where the decoded images stay; default [Storage#AUTO]
public record ImageFolder(
    Path folder,
    int height,
    int width,
    ImageColors colors,
    List<String> classNames,
    int maxPixels,
    Storage storage) {

  private static final int LARGEST_SIDE = 4096;

  /// Copies the list.
  ///
  /// @throws ConfigException for a size out of range
  public ImageFolder {
    classNames = List.copyOf(classNames);
    if (height < 1 || height > LARGEST_SIDE || width < 1 || width > LARGEST_SIDE) {
      throw new ConfigException(
          "images: height and width must be from 1 to %d, got %d and %d."
              .formatted(LARGEST_SIDE, height, width));
    }
    if (maxPixels < 1) {
      throw new ConfigException(
          "images: maxPixels must be at least 1, got %d.".formatted(maxPixels));
    }
  }

  /// @param folder with a folder for each class
  /// @param height of all images
  /// @param width of all images
  /// @return that folder, everything else by default
  public static ImageFolder of(Path folder, int height, int width) {
    return new ImageFolder(
        folder, height, width, ImageColors.RGB, List.of(), 1 << 26, Storage.AUTO);
  }

  /// @param colors that images are read in
  /// @return the same folder in these colors
  public ImageFolder withColors(ImageColors colors) {
    return new ImageFolder(folder, height, width, colors, classNames, maxPixels, storage);
  }

  /// @param classNames the classes in their order, for example of the training part
  /// @return the same folder with a target of these classes, of which some may have no images
  public ImageFolder withClassNames(List<String> classNames) {
    return new ImageFolder(folder, height, width, colors, classNames, maxPixels, storage);
  }

  /// @param maxPixels of a file's image
  /// @return the same folder with that limit
  public ImageFolder withMaxPixels(int maxPixels) {
    return new ImageFolder(folder, height, width, colors, classNames, maxPixels, storage);
  }

  /// @param storage where the decoded images stay
  /// @return the same folder, its images kept there
  public ImageFolder withStorage(Storage storage) {
    return new ImageFolder(folder, height, width, colors, classNames, maxPixels, storage);
  }

  /// @return the data set, named after the folder
  /// @throws DataException if there are fewer than two classes, a class of none of the given names,
  ///   anything but images in a class, or an image that is damaged or too large
  public Dataset read() {
    return new ImageFolderReading(this).read();
  }

  /// Images to ask a network about: here the folder has no folders in it, or is one image itself.
  ///
  /// @return the images in the order of their names, each with a target of 0
  /// @throws DataException if there is none, anything but images, or an image that is damaged or
  ///   too large
  public Dataset readUnlabeled() {
    return new ImageFolderReading(this).readUnlabeled();
  }
}
