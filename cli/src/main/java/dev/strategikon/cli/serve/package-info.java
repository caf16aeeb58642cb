/** The command {@code serve}: one process that answers many requests, for other languages. */
package dev.strategikon.cli.serve;
