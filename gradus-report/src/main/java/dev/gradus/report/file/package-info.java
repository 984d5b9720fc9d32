/// Where pages and pictures are written. Internal to this module.
package dev.gradus.report.file;
