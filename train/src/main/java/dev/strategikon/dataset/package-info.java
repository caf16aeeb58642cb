/**
 * Labelled images to learn from: the data sets that a spec can name, how their files are read and
 * checked, and how they are got.
 *
 * <p>Start with {@link dev.strategikon.dataset.Datasets#CATALOGUE}: {@code
 * CATALOGUE.create(Spec.parse("cifar10")).load(Datasets.defaultDirectory())} is a {@link
 * dev.strategikon.dataset.Dataset}. Whatever is wrong with a file is a {@link
 * dev.strategikon.dataset.DatasetException} whose message a user can act on.
 */
package dev.strategikon.dataset;
