/** The commands on vectors in files: {@code aggregate} and {@code attack}. */
package dev.strategikon.cli.vector;
