/**
 * What runs leave on disk: a folder for each run, with its configuration, tables and checkpoint,
 * and one summary for the sweep. Start with {@link dev.strategikon.store.RunFolder}.
 */
package dev.strategikon.store;
