/**
 * How rules, attacks, models and data sets are named: the grammar {@code name(key=value, …)},
 * joined by {@code |} in a pipeline, and the catalogues that turn such a spec into an object.
 */
package dev.strategikon.spec;
