import org.jspecify.annotations.NullMarked;

/// Floor 1: data sets, readers, scaling and pipelines.
@NullMarked
module dev.gradus.data {
  exports dev.gradus.data;
  exports dev.gradus.data.augment;
<<<<<<< HEAD
  exports dev.gradus.data.catalogue;
=======
  exports dev.gradus.data.describe;
>>>>>>> 4617b68 (Show what data hold: their numbers, their first samples and their histograms, on the terminal and as files)
  exports dev.gradus.data.read;
  exports dev.gradus.data.scale;
  exports dev.gradus.data.series;

  requires static transitive org.jspecify;
  requires de.siegmar.fastcsv;
  requires java.desktop;
  requires java.net.http;
  requires transitive dev.gradus.core;
}
