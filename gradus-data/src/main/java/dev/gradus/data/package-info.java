/// Data sets, readers, scaling and pipelines.
package dev.gradus.data;
