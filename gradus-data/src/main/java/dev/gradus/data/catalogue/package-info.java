/// Known data sets by name, and how those that do not come with Gradus get into the user's cache.
///
/// Reading order: [dev.gradus.data.catalogue.Catalogue] lists, loads and downloads;
/// [dev.gradus.data.catalogue.CatalogueEntry] says what a set is;
/// [dev.gradus.data.catalogue.CatalogueSettings] says where the cache is and how the network is
/// used. Nothing but a download by name uses the network: loading a set that is not there is
/// refused in words.
///
/// ```
/// Catalogue catalogue = Catalogue.standard();
/// Split iris = catalogue.load("iris");
/// ```
///
/// May import `dev.gradus.core`, `dev.gradus.data`, `dev.gradus.data.read` and the JDK's HTTP
/// client.
package dev.gradus.data.catalogue;
