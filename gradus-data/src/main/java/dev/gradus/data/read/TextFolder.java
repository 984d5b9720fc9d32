package dev.gradus.data.read;

import dev.gradus.core.DataException;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.text.LabelledTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Texts in a folder with a folder for each class, whose name is the class's name, and in it a file
/// `.txt` for each text, UTF-8: `reviews/good/1.txt`, `reviews/bad/1.txt`.
///
/// Classes and files are in the order of their names' bytes in UTF-8. Files beside the class
/// folders and names that begin with a point are left out. Symbolic links, devices, folders within
/// a class and files of another kind are refused.
///
/// @param folder with a folder for each class
/// @param classNames the classes and their order where they are settled; default empty, which takes
///   the folders that are there
public record TextFolder(Path folder, List<String> classNames) {

  private static final String ENDING = ".txt";

  /// Copies the list.
  public TextFolder {
    classNames = List.copyOf(classNames);
  }

  /// @param folder with a folder for each class
  /// @return that folder, its classes as they are
  public static TextFolder of(Path folder) {
    return new TextFolder(folder, List.of());
  }

  /// @param classNames the classes in their order, for example of the training part
  /// @return the same folder with a target of these classes, of which some may have no texts
  public TextFolder withClassNames(List<String> classNames) {
    return new TextFolder(folder, classNames);
  }

  /// @return the texts, named after the folder
  /// @throws DataException if there are fewer than two classes, a class of none of the given names,
  ///   or anything but text files in a class
  public LabelledTexts read() {
    List<ClassFolders.Sample> samples = new ArrayList<>();
    ClassTarget target = new ClassFolders(folder, classNames, "texts").collect(samples::add);
    List<LabelledTexts.Text> texts = new ArrayList<>();
    for (ClassFolders.Sample sample : samples) {
      Path file = sample.file();
      if (!file.toString().endsWith(ENDING)) {
        throw new DataException(
            "%s: is no text file by its name. A folder of a class holds files `.txt`; rename it, or move it elsewhere."
                .formatted(file));
      }
      texts.add(
          new LabelledTexts.Text(
              TextFile.read(file, "a text file"), sample.label(), file.toString()));
    }
    return new LabelledTexts(ClassFolders.name(folder), texts, target);
  }

  /// Reads texts to predict from one file.
  ///
  /// @param file in UTF-8
  /// @param lines whether each line that is not blank is a text, or else the whole file is one
  /// @return the texts, named after the file; their classes mean nothing
  /// @throws DataException if the file cannot be read or has no texts
  public static LabelledTexts readTexts(Path file, boolean lines) {
    String content = TextFile.read(file, "a text file");
    List<LabelledTexts.Text> texts = new ArrayList<>();
    if (lines) {
      int line = 0;
      for (String each : content.lines().toList()) {
        line++;
        if (!each.isBlank()) {
          texts.add(new LabelledTexts.Text(each, 0, "%s: line %d".formatted(file, line)));
        }
      }
    } else {
      texts.add(new LabelledTexts.Text(content, 0, file.toString()));
    }
    return new LabelledTexts(ClassFolders.name(file), texts, ClassTarget.of(2));
  }
}
