/** The template, style sheet and scripts that the page and the figures are made of. */
package dev.strategikon.report.resource;
