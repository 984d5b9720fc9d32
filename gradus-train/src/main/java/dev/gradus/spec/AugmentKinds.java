package dev.gradus.spec;

import dev.gradus.data.augment.Augment;
import dev.gradus.data.augment.AutoContrast;
import dev.gradus.data.augment.Blur;
import dev.gradus.data.augment.Brightness;
import dev.gradus.data.augment.ChannelShift;
import dev.gradus.data.augment.ColorJitter;
import dev.gradus.data.augment.Contrast;
import dev.gradus.data.augment.Crop;
import dev.gradus.data.augment.CutMix;
import dev.gradus.data.augment.Cutout;
import dev.gradus.data.augment.Elastic;
import dev.gradus.data.augment.Equalize;
import dev.gradus.data.augment.Erasing;
import dev.gradus.data.augment.Grayscale;
import dev.gradus.data.augment.HorizontalFlip;
import dev.gradus.data.augment.Hue;
import dev.gradus.data.augment.ImageAugmentation;
import dev.gradus.data.augment.Invert;
import dev.gradus.data.augment.MixUp;
import dev.gradus.data.augment.Noise;
import dev.gradus.data.augment.Perspective;
import dev.gradus.data.augment.Posterize;
import dev.gradus.data.augment.RandAugment;
import dev.gradus.data.augment.ResizedCrop;
import dev.gradus.data.augment.Rotation;
import dev.gradus.data.augment.Saturation;
import dev.gradus.data.augment.Sharpness;
import dev.gradus.data.augment.Shear;
import dev.gradus.data.augment.Shift;
import dev.gradus.data.augment.Solarize;
import dev.gradus.data.augment.VerticalFlip;
import dev.gradus.data.augment.Zoom;

/// The words for images changed at random.
final class AugmentKinds {

  private AugmentKinds() {}

  static Kinds of(Kinds kinds) {
    return mixing(color(movements(kinds)));
  }

  private static Kinds movements(Kinds kinds) {
    return kinds
        .with(
            Augment.class,
            Kind.of("rotation", new Rotation(10)).requiring("degrees").shorthandFor("degrees"))
        .with(Augment.class, Kind.of("shift", new Shift(0, 0)))
        .with(
            Augment.class,
            Kind.of("zoom", new Zoom(0.1)).requiring("amount").shorthandFor("amount"))
        .with(Augment.class, Kind.of("shear", new Shear(0)).shorthandFor("x"))
        .with(
            Augment.class,
            Kind.of("horizontal-flip", new HorizontalFlip()).shorthandFor("probability"))
        .with(
            Augment.class, Kind.of("vertical-flip", new VerticalFlip()).shorthandFor("probability"))
        .with(
            Augment.class,
            Kind.of("crop", new Crop(4)).requiring("padding").shorthandFor("padding"))
        .with(Augment.class, Kind.of("resized-crop", new ResizedCrop()).shorthandFor("minArea"))
        .with(Augment.class, Kind.of("perspective", new Perspective()).shorthandFor("distortion"))
        .with(Augment.class, Kind.of("elastic", new Elastic()).shorthandFor("alpha"));
  }

  private static Kinds color(Kinds kinds) {
    return kinds
        .with(
            Augment.class,
            Kind.of("brightness", new Brightness(0.1)).requiring("amount").shorthandFor("amount"))
        .with(
            Augment.class,
            Kind.of("contrast", new Contrast(0.1)).requiring("amount").shorthandFor("amount"))
        .with(
            Augment.class,
            Kind.of("channel-shift", new ChannelShift(0.1))
                .requiring("amount")
                .shorthandFor("amount"))
        .with(
            Augment.class,
            Kind.of("saturation", new Saturation(0.1)).requiring("amount").shorthandFor("amount"))
        .with(
            Augment.class, Kind.of("hue", new Hue(0.1)).requiring("amount").shorthandFor("amount"))
        .with(Augment.class, Kind.of("color-jitter", new ColorJitter(0.05, 0.3, 0.3)))
        .with(Augment.class, Kind.of("blur", new Blur()).shorthandFor("maxSigma"))
        .with(
            Augment.class,
            Kind.of("sharpness", new Sharpness(0.5)).requiring("amount").shorthandFor("amount"))
        .with(
            Augment.class,
            Kind.of("noise", new Noise(0.1)).requiring("deviation").shorthandFor("deviation"))
        .with(Augment.class, Kind.of("erasing", new Erasing()).shorthandFor("probability"))
        .with(
            Augment.class, Kind.of("cutout", new Cutout(16)).requiring("size").shorthandFor("size"))
        .with(Augment.class, Kind.of("invert", new Invert()).shorthandFor("probability"))
        .with(Augment.class, Kind.of("grayscale", new Grayscale()).shorthandFor("probability"))
        .with(
            Augment.class,
            Kind.of("posterize", new Posterize(4)).requiring("bits").shorthandFor("bits"))
        .with(Augment.class, Kind.of("solarize", new Solarize()).shorthandFor("threshold"))
        .with(Augment.class, Kind.of("equalize", new Equalize()).shorthandFor("probability"))
        .with(
            Augment.class,
            Kind.of("auto-contrast", new AutoContrast()).shorthandFor("probability"));
  }

  private static Kinds mixing(Kinds kinds) {
    return kinds
        .with(Augment.class, Kind.of("mixup", new MixUp(0.2)).shorthandFor("alpha"))
        .with(Augment.class, Kind.of("cutmix", new CutMix(1)).shorthandFor("alpha"))
        .with(Augment.class, Kind.of("image-augmentation", ImageAugmentation.defaults()))
        .with(Augment.class, Kind.of("rand-augment", new RandAugment()).shorthandFor("magnitude"));
  }
}
