package dev.gradus.data.read;

import dev.gradus.data.ClassTarget;
import java.util.List;

/// Which labels of the CIFAR sets are the target.
public enum CifarLabels {

  /// The ten classes of CIFAR-10: airplane to truck.
  TEN(1, 0, "airplane automobile bird cat deer dog frog horse ship truck"),

  /// The hundred classes of CIFAR-100: apple to worm.
  FINE(
      2,
      1,
      "apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus"
          + " butterfly camel can castle caterpillar cattle chair chimpanzee clock cloud cockroach"
          + " couch crab crocodile cup dinosaur dolphin elephant flatfish forest fox girl hamster"
          + " house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree"
          + " motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree pear"
          + " pickup_truck pine_tree plain plate poppy porcupine possum rabbit raccoon ray road"
          + " rocket rose sea seal shark shrew skunk skyscraper snail snake spider squirrel"
          + " streetcar sunflower sweet_pepper table tank telephone television tiger tractor train"
          + " trout tulip turtle wardrobe whale willow_tree wolf woman worm"),

  /// The twenty groups of CIFAR-100's classes: aquatic mammals to vehicles.
  COARSE(
      2,
      0,
      "aquatic_mammals fish flowers food_containers fruit_and_vegetables"
          + " household_electrical_devices household_furniture insects large_carnivores"
          + " large_man-made_outdoor_things large_natural_outdoor_scenes"
          + " large_omnivores_and_herbivores medium_mammals non-insect_invertebrates people"
          + " reptiles small_mammals trees vehicles_1 vehicles_2");

  private final int stored;
  private final int index;
  private final ClassTarget target;

  CifarLabels(int stored, int index, String names) {
    this.stored = stored;
    this.index = index;
    this.target = ClassTarget.named(List.of(names.split(" ", -1)));
  }

  /// @return the classes, with their names
  public ClassTarget target() {
    return target;
  }

  /// @return labels of one image in the file
  int stored() {
    return stored;
  }

  /// @return place of this label among them
  int index() {
    return index;
  }
}
