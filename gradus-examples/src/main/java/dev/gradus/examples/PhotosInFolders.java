package dev.gradus.examples;

import module dev.gradus.report;
import module java.base;

/// Images of your own, in a folder for each class: `photos/daisy/1.jpg`, `photos/rose/1.png`.
public final class PhotosInFolders {

  private PhotosInFolders() {}

  /// @param arguments the folder
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    System.out.println(photos(folder).train().target());
    System.out.println(photosOnDisk(folder).train().featureShape());
  }

  // @start region="photos-in-folders"
  static Split photos(Path folder) {
    Dataset photos = ImageFolder.of(folder, 64, 64).read();
    return Split.stratified(photos, 0.2, RandomStream.of(1));
  }

  // @end

  // @start region="photos-on-disk"
  static Split photosOnDisk(Path folder) {
    Dataset photos = ImageFolder.of(folder, 224, 224).withStorage(Storage.DISK).read();
    return Split.stratified(photos, 0.2, RandomStream.of(1));
  }
  // @end
}
