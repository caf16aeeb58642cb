/**
 * A sweep's folder as a page and figures for people who look rather than read. {@code figures.js}
 * defines every figure once: the page draws it in the browser, {@link
 * dev.strategikon.report.FigureFiles} on the server, both by Apache ECharts.
 */
package dev.strategikon.report;
