/** Quantiles of the distributions that attacks and audits need. */
package dev.strategikon.statistics;
