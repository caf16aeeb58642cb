/**
 * What runs leave on disk: a folder for each run, with its configuration, tables and checkpoint,
 * and one summary for the sweep. Start with {@link dev.strategikon.store.RunFolder}.
 *
 * @serial exclude
 */
package dev.strategikon.store;
