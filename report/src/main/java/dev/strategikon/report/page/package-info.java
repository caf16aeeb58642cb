/** The page {@code report.html}, and the tables for papers. */
package dev.strategikon.report.page;
