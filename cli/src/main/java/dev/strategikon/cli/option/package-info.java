/** Options that several commands share. */
package dev.strategikon.cli.option;
