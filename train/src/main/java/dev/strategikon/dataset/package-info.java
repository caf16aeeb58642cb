/**
 * Labelled images: the data sets that a spec can name, and how their files are downloaded, read and
 * checked.
 *
 * <p>Start with {@link dev.strategikon.dataset.Datasets#CATALOGUE}: {@code
 * CATALOGUE.create(Spec.parse("cifar10")).load(Datasets.defaultDirectory())} is a {@link
 * dev.strategikon.dataset.Dataset}. Every error in a file is a {@link
 * dev.strategikon.dataset.DatasetException} whose message tells the user what to do.
 *
 * @serial exclude
 */
package dev.strategikon.dataset;
