/** What the page and the figures show, read from the folders of runs. */
package dev.strategikon.report.data;
