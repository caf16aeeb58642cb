/**
 * Sweeps: a YAML file spans a grid of runs, each run is a complete {@link
 * dev.strategikon.experiment.RunConfig} with a digest of every parameter, and each leaves a folder
 * of its own.
 */
package dev.strategikon.experiment;
