package dev.gradus.data.text;

import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.InMemoryDataset;
import dev.gradus.data.Target;

/// Texts as rows of word numbers `[length]`, which remember what made them so.
public final class TextDataset implements Dataset {

  private final InMemoryDataset numbers;
  private final TextEncoder encoder;

  TextDataset(InMemoryDataset numbers, TextEncoder encoder) {
    this.numbers = numbers;
    this.encoder = encoder;
  }

  /// @return what made numbers of the texts
  public TextEncoder encoder() {
    return encoder;
  }

  @Override
  public String name() {
    return numbers.name();
  }

  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public Shape featureShape() {
    return numbers.featureShape();
  }

  @Override
  public Target target() {
    return numbers.target();
  }

  @Override
  public void copyFeatures(int sample, float[] destination, int offset) {
    numbers.copyFeatures(sample, destination, offset);
  }

  @Override
  public float targetValue(int sample, int index) {
    return numbers.targetValue(sample, index);
  }
}
