/// Data sets and how they become batches.
///
/// Reading order: [dev.gradus.data.Dataset] is samples with features and a
/// [dev.gradus.data.Target]; [dev.gradus.data.Split] keeps training and test parts apart;
/// [dev.gradus.data.JoinedDataset] puts data side by side for several inputs and outputs;
/// [dev.gradus.data.Pipeline] joins a data set with a [dev.gradus.data.FittedScaler], a
/// [dev.gradus.data.TargetEncoding] and a batch size; its [dev.gradus.data.Batches] are one epoch.
///
/// Readers are in `dev.gradus.data.read`, scalers in `dev.gradus.data.scale`; both use this package
/// and this package uses neither. It may import `dev.gradus.core` only.
///
/// ```
/// Split mnist = Mnist.load();
/// FittedScaler scaler = Scaler.defaults().fit(mnist.train());
/// Pipeline pipeline = new Pipeline(mnist.train(), scaler, TargetEncoding.ONE_HOT, 64);
/// pipeline.shuffled(RandomStream.of(1), 0).write(0, features, targets);
/// ```
package dev.gradus.data;
