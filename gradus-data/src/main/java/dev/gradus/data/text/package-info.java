/// Texts become rows of whole numbers, one for each word, which an embedding looks up.
///
/// Reading order: [dev.gradus.data.text.LabelledTexts] is what readers give;
/// [dev.gradus.data.text.Tokenizer] says what a word is; [dev.gradus.data.text.TextEncoding] is the
/// settings, whose `fit` on the training part counts words into a [dev.gradus.data.text.Vocabulary]
/// and gives a [dev.gradus.data.text.TextEncoder]; that one makes data sets of texts, and is saved
/// beside the model so that later texts get the same numbers.
///
/// ```
/// LabelledTexts.Parts parts = TextCsv.of(file, "text", "class").read().split(0.2, stream);
/// TextEncoder words = TextEncoding.of(10_000, 100).fit(parts.train());
/// Split split = Split.of(words.encode(parts.train()), words.encode(parts.test()));
/// ```
///
/// May import `dev.gradus.core` and `dev.gradus.data`.
package dev.gradus.data.text;
