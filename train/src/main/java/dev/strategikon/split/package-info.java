/**
 * How training images are spread over workers, from alike to each its own classes.
 *
 * <p>The {@link dev.strategikon.split.Splits#CATALOGUE} has all of them; each is a {@link
 * dev.strategikon.split.Split} that is drawn once, by the seed.
 */
package dev.strategikon.split;
