/**
 * The names of rules, attacks, models and data sets: the grammar {@code name(key=value, …)}, joined
 * by {@code |} in a pipeline, and the catalogues that create an object from such a spec.
 *
 * @serial exclude
 */
package dev.strategikon.spec;
