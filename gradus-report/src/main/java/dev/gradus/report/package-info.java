/// Charts and self-contained report pages.
package dev.gradus.report;
