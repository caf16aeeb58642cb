/** Quantiles of distributions, and the selection of the smallest numbers. */
package dev.strategikon.statistics;
