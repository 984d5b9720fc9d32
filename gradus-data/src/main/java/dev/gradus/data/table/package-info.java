/// Tables whose columns are numbers or categories, and whose entries may be missing.
///
/// Reading order: [dev.gradus.data.table.Table] is what a reader gives, its
/// [dev.gradus.data.table.TableColumn]s say what each column is;
/// [dev.gradus.data.table.TableEncoding] is the setting, what is done about
/// [missing][dev.gradus.data.table.Missing] entries, whose `fit` on the training part gives a
/// [dev.gradus.data.table.TableEncoder]; that one makes data sets of tables, and is saved beside
/// the model so that later rows become the same numbers.
///
/// ```
/// Table.Parts parts = Csv.of(file, "survived").table().split(0.2, stream);
/// TableEncoder columns = TableEncoding.of(Missing.MEDIAN).fit(parts.train());
/// Split split = Split.of(columns.encode(parts.train()), columns.encode(parts.test()));
/// ```
///
/// May import `dev.gradus.core` and `dev.gradus.data`.
package dev.gradus.data.table;
