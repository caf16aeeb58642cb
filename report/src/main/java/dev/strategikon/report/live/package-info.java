/** The report of a running sweep, served on 127.0.0.1. */
package dev.strategikon.report.live;
