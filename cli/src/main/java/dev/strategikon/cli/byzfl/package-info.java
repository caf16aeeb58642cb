/** Sweeps from files of ByzFL. */
package dev.strategikon.cli.byzfl;
