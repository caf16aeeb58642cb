/**
 * What a run and a sweep are asked for: a YAML file spans a grid of runs, and each run is a
 * complete {@link dev.strategikon.config.RunConfig}, whose digest and folder name follow from every
 * value.
 *
 * @serial exclude
 */
package dev.strategikon.config;
