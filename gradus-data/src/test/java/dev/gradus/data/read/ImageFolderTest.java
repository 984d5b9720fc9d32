package dev.gradus.data.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.core.Shape;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Dataset;
import dev.gradus.data.Split;
import dev.gradus.testkit.TestVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

  private static final TestVectors VECTORS = TestVectors.read("images");

  @TempDir private Path directory;

  @Test
  void read_foldersOfImages_givesClassesInOrderOfTheirBytes() throws IOException {
    add("rose/2.png", 0);
    add("rose/10.jpg", 11);
    add("Daisy/a.png", 1);
    add("äster/b", 2); // told by its content
    Files.writeString(directory.resolve("LICENSE.txt"), "beside the classes");
    Files.writeString(directory.resolve("rose/.hidden"), "hidden");
    Dataset photos = ImageFolder.of(directory, 17, 21).read();
    assertEquals(ClassTarget.named(List.of("Daisy", "rose", "äster")), photos.target());
    assertEquals(List.of(0, 1, 1, 2), IntStream.range(0, 4).mapToObj(photos::label).toList());
    assertEquals(Shape.of(17, 21, 3), photos.featureShape());
    assertEquals(directory.getFileName().toString(), photos.name());
    float[] rose = new float[17 * 21 * 3];
    photos.copyFeatures(2, rose, 0); // 10.jpg comes before 2.png
    assertArrayEquals(VECTORS.floats("cases/0/rgb"), rose);
    Split split = Split.stratified(photos.subset(1, 2, 3, 0, 1), 0.4, RandomStream.of(1));
    assertEquals(5, split.train().size() + split.test().size());
  }

  @Test
  void readUnlabeled_imageOrFolder_givesImagesInOrder() throws IOException {
    add("10.jpg", 11);
    add("2.png", 0);
    ImageFolder folder = ImageFolder.of(directory, 17, 21);
    Dataset both = folder.readUnlabeled();
    assertEquals(2, both.size());
    float[] second = new float[17 * 21 * 3];
    both.copyFeatures(1, second, 0);
    Dataset one = ImageFolder.of(directory.resolve("2.png"), 17, 21).readUnlabeled();
    float[] only = new float[17 * 21 * 3];
    one.copyFeatures(0, only, 0);
    assertArrayEquals(only, second);
    Files.createDirectory(directory.resolve("rose"));
    assertThrows(DataException.class, folder::readUnlabeled);
  }

  @Test
  void read_greyAndSmaller_isResized() throws IOException {
    add("a/1.png", 1);
    add("b/1.png", 8);
    Dataset photos = ImageFolder.of(directory, 1, 1).withColors(ImageColors.GREY).read();
    assertEquals(Shape.of(1, 1, 1), photos.featureShape());
    float[] pixel = new float[1];
    photos.copyFeatures(0, pixel, 0);
    double mean = Arrays.stream(VECTORS.numbers("cases/1/grey")).average().orElseThrow();
    assertEquals(mean, pixel[0], 10); // the middle counts more than the border
  }

  @Test
  void read_withClassNames_takesTheirOrder() throws IOException {
    add("b/1.png", 1);
    Dataset photos = ImageFolder.of(directory, 4, 4).withClassNames(List.of("c", "b", "a")).read();
    assertEquals(1, photos.label(0));
    assertMessage(
        "DIR/b: is none of the classes c, a. Rename or move the folder.",
        ImageFolder.of(directory, 4, 4).withClassNames(List.of("c", "a")));
  }

  @Test
  void read_whatIsNoFolderOfImages_isRefused() throws IOException {
    ImageFolder images = ImageFolder.of(directory, 4, 4);
    assertMessage(
        "DIR/none: there is no such folder. A folder with a folder of images for each class was expected; check the path.",
        ImageFolder.of(directory.resolve("none"), 4, 4));
    add("a/1.png", 0);
    assertMessage(
        "DIR: has 1 folders, expected one for each of at least 2 classes. Put images of a class into a folder with its name.",
        images);
    Files.createDirectory(directory.resolve("b"));
    assertMessage("DIR/b: holds no images. Put some in, or remove the folder.", images);
    Files.createDirectory(directory.resolve("b/c"));
    assertMessage(
        "DIR/b/c: is not a file. A folder of a class holds images only; move it elsewhere.",
        images);
    Files.delete(directory.resolve("b/c"));
    Files.writeString(directory.resolve("b/notes.txt"), "no image");
    assertMessage(
        "DIR/b/notes.txt: is neither PNG nor JPEG. Convert it, or move it out of the folder.",
        images);
    Files.delete(directory.resolve("b/notes.txt"));
    Files.createSymbolicLink(directory.resolve("b/link.png"), directory.resolve("a/1.png"));
    assertMessage(
        "DIR/b/link.png: is a symbolic link. Folders of images hold files only; copy the file itself there.",
        images);
    Files.delete(directory.resolve("b/link.png"));
    Files.createSymbolicLink(directory.resolve("c"), directory.resolve("a"));
    assertMessage(
        "DIR/c: is a symbolic link. Folders of images hold files only; copy the file itself there.",
        images);
  }

  @Test
  void read_pipesAndFoldersInPlaceOfFiles_areRefusedAtOnce() throws Exception {
    add("a/1.png", 0);
    add("b/1.png", 0);
    Files.createDirectory(directory.resolve("b/2.png"));
    ImageFolder images = ImageFolder.of(directory, 4, 4);
    assertMessage(
        "DIR/b/2.png: is not a file. A folder of a class holds images only; move it elsewhere.",
        images);
    Files.delete(directory.resolve("b/2.png"));
    Path pipe = directory.resolve("b/3.png");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    // Opened, it would wait for a writer for ever.
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertMessage(
                "DIR/b/3.png: is a special file. Folders of images hold files only; copy the file itself there.",
                images));
  }

  @Test
  void read_oddNames_areNamesLikeOthers() throws IOException {
    add("a b/" + "n".repeat(250) + ".png", 0);
    add("\u202Egnp.\u05D0/..png.", 0); // hidden
    add("\u202Egnp.\u05D0/x\ny%s%d.png", 0);
    add("..c/1.png", 0); // hidden
    Dataset photos = ImageFolder.of(directory, 4, 4).read();
    assertEquals(2, photos.size());
    assertEquals(ClassTarget.named(List.of("a b", "\u202Egnp.\u05D0")), photos.target());
  }

  @Test
  void read_imageThatIsTooLarge_isRefused() throws IOException {
    add("a/1.png", 0);
    add("b/1.png", 0);
    assertMessage(
        "DIR/a/1.png: is 21 x 17 pixels, 1071 bytes once decoded; allowed are 356 pixels and 1424 bytes. Make it smaller, or allow more.",
        ImageFolder.of(directory, 4, 4).withMaxPixels(356));
    assertMessage(
        "DIR/a/1.png: has %d bytes, allowed are 40. Make the image smaller, or allow more pixels."
            .formatted(Files.size(directory.resolve("a/1.png"))),
        ImageFolder.of(directory, 4, 4).withMaxPixels(10));
    assertEquals(
        "images: height and width must be from 1 to 4096, got 0 and 4.",
        assertThrows(ConfigException.class, () -> ImageFolder.of(directory, 0, 4)).getMessage());
  }

  private void add(String name, int image) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(VECTORS.text("cases/" + image + "/file")));
  }

  private void assertMessage(String expected, ImageFolder images) {
    DataException thrown = assertThrows(DataException.class, images::read);
    assertEquals(expected.replace("DIR", directory.toString()), thrown.getMessage());
  }
}
