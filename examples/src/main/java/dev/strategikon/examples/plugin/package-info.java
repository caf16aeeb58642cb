/**
 * A plugin with a member of each family. Its jar beside the program, in the folder {@code plugins},
 * or named by {@code --plugins}, makes them members like all others.
 */
package dev.strategikon.examples.plugin;
