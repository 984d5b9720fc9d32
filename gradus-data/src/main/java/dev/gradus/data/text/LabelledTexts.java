package dev.gradus.data.text;

import dev.gradus.core.DataException;
import dev.gradus.core.RandomStream;
import dev.gradus.data.ClassTarget;
import dev.gradus.data.Partition;
import java.util.Arrays;
import java.util.List;

/// Texts, each with its class, as readers give them and before they are numbers.
///
/// @param name what messages call them, for example `reviews.csv`
/// @param texts in order, at least one
/// @param target the classes
public record LabelledTexts(String name, List<Text> texts, ClassTarget target) {

  /// One text.
  ///
  /// @param content as written
  /// @param label number of its class
  /// @param place where it stands, for messages: `reviews.csv: line 7`
  public record Text(String content, int label, String place) {}

  /// Two parts that have no text in common.
  ///
  /// @param train what words are counted in and a network learns from
  /// @param test what the result is measured on
  public record Parts(LabelledTexts train, LabelledTexts test) {}

  /// Copies the list.
  ///
  /// @throws DataException if there are no texts, or a class is not one of the target's
  public LabelledTexts {
    texts = List.copyOf(texts);
    if (texts.isEmpty()) {
      throw new DataException("%s: has no texts. At least 1 was expected.".formatted(name));
    }
    for (Text text : texts) {
      if (text.label() < 0 || text.label() >= target.classes()) {
        throw new DataException(
            "%s: has class %d, expected 0 to %d."
                .formatted(text.place(), text.label(), target.classes() - 1));
      }
    }
  }

  /// @return how many texts
  public int size() {
    return texts.size();
  }

  /// Cuts these texts at random, of each class the same share: the same texts as
  /// [Split#stratified][dev.gradus.data.Split#stratified] would take from any other data with these
  /// classes.
  ///
  /// @param testShare of the texts that go to the test part, in (0, 1)
  /// @param stream where the choice comes from
  /// @return both parts; within each, texts keep their order
  /// @throws dev.gradus.core.ConfigException for a share out of range, or a single text
  public Parts split(double testShare, RandomStream stream) {
    int[] labels = texts.stream().mapToInt(Text::label).toArray();
    Partition cut = Partition.stratified(name, labels, target.classes(), testShare, stream);
    return new Parts(subset(cut.train()), subset(cut.test()));
  }

  /// @param numbers of texts, in the order wanted
  /// @return these texts
  LabelledTexts subset(int... numbers) {
    List<Text> chosen = Arrays.stream(numbers).mapToObj(texts::get).toList();
    return new LabelledTexts(name, chosen, target);
  }
}
