/** Quantiles of the distributions that attacks and audits need, and of numbers. */
package dev.strategikon.statistics;
