/**
 * Splits of the training images over the workers: from the same distribution for all, to a few
 * classes for each.
 *
 * <p>The {@link dev.strategikon.split.Splits#CATALOGUE} has all of them; each is a {@link
 * dev.strategikon.split.Split} that is drawn once, by the seed.
 */
package dev.strategikon.split;
