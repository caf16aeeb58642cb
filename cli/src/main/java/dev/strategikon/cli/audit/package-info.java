/** The command {@code audit}. */
package dev.strategikon.cli.audit;
