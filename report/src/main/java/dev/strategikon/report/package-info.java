/**
 * The report of a sweep's folder, as a page and figures. The scripts in {@code resource/figures}
 * define every figure once: the page draws it in the browser, and {@link
 * dev.strategikon.report.figure.FigureFiles} writes it as a file. Both use Apache ECharts.
 *
 * <p>Packages depend on each other in this order: {@code text}, {@code data} and {@code resource}
 * on none of the others, then {@code figure}, {@code page}, {@code live} and this one.
 */
package dev.strategikon.report;
