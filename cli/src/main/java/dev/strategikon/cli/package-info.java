/** The program {@code strategikon}: start with {@link dev.strategikon.cli.Main}. */
package dev.strategikon.cli;
