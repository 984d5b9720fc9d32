/// Readers: files become data sets.
///
/// [dev.gradus.data.read.Mnist] is embedded; [dev.gradus.data.read.Idx] reads the format it comes
/// in, [dev.gradus.data.read.Csv] tables, [dev.gradus.data.read.Npy] and [dev.gradus.data.read.Npz]
/// what numpy saved, [dev.gradus.data.read.Cifar] the folders of CIFAR,
/// [dev.gradus.data.read.ImageFolder] a folder of images for each class,
/// [dev.gradus.data.read.TextCsv] and [dev.gradus.data.read.TextFolder] texts. A reader gives a
/// whole, checked data set or one [DataException][dev.gradus.core.DataException] that names the
/// file, what it says and what to do; it never takes more memory than the file justifies.
///
/// May import `dev.gradus.core`, `dev.gradus.data`, `dev.gradus.data.table`,
/// `dev.gradus.data.text`, the CSV parser and the JDK's image readers.
package dev.gradus.data.read;
