/** The figures as files: drawn by ECharts, written as SVG, PDF and PNG. */
package dev.strategikon.report.figure;
