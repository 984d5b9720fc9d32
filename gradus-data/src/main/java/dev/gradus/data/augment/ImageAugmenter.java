package dev.gradus.data.augment;

import dev.gradus.core.RandomStream;
import dev.gradus.data.Augmenter;
import dev.gradus.data.Dataset;
import java.util.List;

/// Runs a pipeline for one thread.
final class ImageAugmenter implements Augmenter {

  private static final int PARTNER = 0;
  private static final int MIXING = 1;

  private final Dataset data;
  private final ImageFormat format;
  private final List<Stage> stages;
  private final List<Stage.Drawn> mixings;
  private final Draws choice;
  private final Image image;
  private final Image other;

  ImageAugmenter(Dataset data, ImageFormat format, List<Stage.Drawn> changes, RandomStream mixing) {
    this.data = data;
    this.format = format;
    this.stages =
        Stage.of(changes.stream().filter(change -> !(change.augment() instanceof Mixing)).toList());
    this.mixings = changes.stream().filter(change -> change.augment() instanceof Mixing).toList();
    this.choice = new Draws(mixing);
    this.image = new Image(format);
    this.other = new Image(format);
  }

  @Override
  public void features(long epoch, int sample, float[] destination) {
    read(image, epoch, sample);
    int partner = partner(epoch, sample);
    if (partner != sample) {
      read(other, epoch, partner);
      Stage.Drawn mixing = mixing(epoch, sample);
      ((Mixing) mixing.augment()).mix(image, other.pixels(), mixing.draws().at(epoch, sample));
    }
    System.arraycopy(image.pixels(), 0, destination, 0, format.size());
  }

  private void read(Image into, long epoch, int sample) {
    data.copyFeatures(sample, into.pixels(), 0);
    for (int i = 0; i < stages.size(); i++) {
      stages.get(i).run(into, epoch, sample);
    }
  }

  @Override
  public boolean mixes() {
    return !mixings.isEmpty();
  }

  @Override
  public int partner(long epoch, int sample) {
    return mixes() && share(epoch, sample) < 1
        ? choice.at(epoch, sample).below(PARTNER, data.size())
        : sample;
  }

  @Override
  public double share(long epoch, int sample) {
    if (!mixes()) {
      return 1;
    }
    Stage.Drawn mixing = mixing(epoch, sample);
    return ((Mixing) mixing.augment()).share(format, mixing.draws().at(epoch, sample));
  }

  private Stage.Drawn mixing(long epoch, int sample) {
    return mixings.get(choice.at(epoch, sample).below(MIXING, mixings.size()));
  }
}
