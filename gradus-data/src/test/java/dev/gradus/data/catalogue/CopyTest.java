package dev.gradus.data.catalogue;

import static dev.gradus.data.catalogue.FetchedFile.BYTES;
import static dev.gradus.data.catalogue.FetchedFile.FILE;
import static dev.gradus.data.catalogue.FetchedFile.SET;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.gradus.core.ConfigException;
import dev.gradus.core.DataException;
import dev.gradus.core.GradusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that somebody brought, for machines without a network.
class CopyTest {

  @TempDir private Path folder;

  private FetchedFile fetched;

  @BeforeEach
  void empty() {
    fetched = new FetchedFile(folder.resolve("cache"));
  }

  private void copy(Path from) {
    fetched.catalogue().copy(SET, from, fetched.events::add);
  }

  @Test
  void file_orItsFolder_isTaken() throws IOException {
    Path brought = Files.write(folder.resolve("brought.bin"), BYTES);
    copy(brought);
    assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
    assertEquals(List.of(FILE), fetched.names());
    Files.delete(fetched.file());
    Files.move(brought, folder.resolve(FILE));
    copy(folder);
    assertArrayEquals(BYTES, Files.readAllBytes(fetched.file()));
  }

  @Test
  void otherBytes_areRefused() throws IOException {
    byte[] other = FetchedFile.bytes(2, BYTES.length);
    Path brought = Files.write(folder.resolve("brought.bin"), other);
    assertRefused(
        "DIR/brought.bin: has the MD5 %s, %s is published. It is not numbers.bin as it is published; fetch it again."
            .formatted(FetchedFile.sum(other, "MD5"), FetchedFile.sum(BYTES, "MD5")),
        DataException.class,
        brought);
    Files.write(brought, new byte[7]);
    assertRefused(
        "DIR/brought.bin: has 7 bytes, 300000 are published. It is not numbers.bin as it is published; fetch it again.",
        DataException.class,
        brought);
  }

  @Test
  void missingFiles_areNamed() {
    assertRefused(
        "DIR/none: there is no such file. numbers.bin as it is published was expected; check the path.",
        DataException.class,
        folder.resolve("none"));
    assertRefused(
        "DIR: has no file numbers.bin. The folder with the files of numbers as they are published was expected; check the path.",
        DataException.class,
        folder);
  }

  @Test
  void oneFile_ofASetOfSeveral_isNotEnough() throws IOException {
    Path brought = Files.write(folder.resolve("t10k-labels-idx1-ubyte.gz"), BYTES);
    Catalogue catalogue = Catalogue.of(CatalogueSettings.of(folder.resolve("cache")));
    assertEquals(
        "DIR/t10k-labels-idx1-ubyte.gz: fashion-mnist has 4 files. Give the folder that holds them.",
        assertThrows(ConfigException.class, () -> catalogue.copy("fashion-mnist", brought, _ -> {}))
            .getMessage()
            .replace(folder.toString(), "DIR"));
  }

  private void assertRefused(String message, Class<? extends GradusException> kind, Path from) {
    GradusException refusal = assertThrows(kind, () -> copy(from));
    assertEquals(message, refusal.getMessage().replace(folder.toString(), "DIR"));
    assertEquals(List.of(), fetched.names());
  }
}
