package dev.gradus.technique;

import dev.gradus.chart.Axis;
import dev.gradus.chart.Histogram;
import dev.gradus.chart.HistogramPanels;
import dev.gradus.chart.Picture;
import dev.gradus.chart.PictureGrid;
import dev.gradus.chart.PictureGrid.Cell;
import dev.gradus.chart.PictureGrid.Row;
import dev.gradus.core.Shape;
import dev.gradus.data.Dataset;
import dev.gradus.data.FittedScaler;
import dev.gradus.picture.SampleGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What a network sees of its inputs x, and of 1 − x.
///
/// @param data the training part
/// @param scaler that the network sees them through
record InputPictures(Dataset data, FittedScaler scaler) {

  private static final int MOST_SAMPLES = 1000;
  private static final int BINS = 10;
  private static final int SHOWN = 2;
  private static final int WHITE = 255;

  /// How often inputs have which values, before and after.
  Figure histograms() {
    List<double[]> samples =
        IntStream.range(0, Math.min(MOST_SAMPLES, data.size())).mapToObj(this::scaled).toList();
    return new Figure(
        "inputs",
        HistogramPanels.of(
            "Inputs before and after",
            "all inputs of the first %d samples".formatted(samples.size()),
            List.of(
                histogram("x", samples),
                histogram("1 - x", samples.stream().map(InputPictures::turned).toList()))),
        "Turning the inputs round mirrors their histogram: where most are 0, most become 1.");
  }

  private double[] scaled(int sample) {
    float[] features = new float[Math.toIntExact(data.featureShape().size())];
    data.copyFeatures(sample, features, 0);
    float[] scaled = scaler.apply(features, data.featureShape());
    return IntStream.range(0, scaled.length).mapToDouble(i -> scaled[i]).toArray();
  }

  private static double[] turned(double[] values) {
    return DoubleStream.of(values).map(value -> 1 - value).toArray();
  }

  private static Histogram histogram(String name, List<double[]> samples) {
    double low = samples.stream().flatMapToDouble(DoubleStream::of).min().orElse(0);
    double high = samples.stream().flatMapToDouble(DoubleStream::of).max().orElse(1);
    double width = (high > low ? high - low : 1) / BINS;
    double[] counts = new double[BINS];
    samples.forEach(values -> {
      for (double value : values) {
        counts[Math.clamp((long) ((value - low) / width), 0, BINS - 1)]++;
      }
    });
    List<Double> edges = IntStream.rangeClosed(0, BINS).mapToObj(i -> low + i * width).toList();
    return new Histogram(
        name, Axis.of(name), Axis.of("inputs"), edges, DoubleStream.of(counts).boxed().toList());
  }

  /// Two samples before and after, if they are images.
  Optional<Figure> samples() {
    if (!SampleGrid.isPossible(data.featureShape())) {
      return Optional.empty();
    }
    List<Cell> before = new ArrayList<>();
    List<Cell> after = new ArrayList<>();
    for (int i = 0; i < Math.min(SHOWN, data.size()); i++) {
      double[] values = scaled(i);
      double low = DoubleStream.of(values).min().orElse(0);
      double high = DoubleStream.of(values).max().orElse(1);
      before.add(new Cell("", picture(values, low, high)));
      after.add(new Cell("", picture(turned(values), 1 - high, 1 - low)));
    }
    return Optional.of(
        new Figure(
            "samples",
            new PictureGrid(
                "The same samples before and after",
                "the smallest number of a sample is black, its largest white",
                List.of(new Row("x", before), new Row("1 - x", after))),
            "Nothing is lost: one picture is the other's negative."));
  }

  private Picture picture(double[] values, double low, double high) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round((values[i] - low) / Math.max(high - low, 1e-9) * WHITE);
    }
    Shape shape = data.featureShape();
    return Picture.of(shape.dim(0), shape.dim(1), shape.dim(2), pixels);
  }
}
