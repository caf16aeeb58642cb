/**
 * The options of training: threat, scheme, rule, optimiser and split, as checked records. Start
 * with {@link dev.strategikon.options.TrainingOptions}.
 */
package dev.strategikon.options;
