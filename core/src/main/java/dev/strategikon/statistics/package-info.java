/** Quantiles of distributions, the smallest of several numbers, and eigenvectors. */
package dev.strategikon.statistics;
