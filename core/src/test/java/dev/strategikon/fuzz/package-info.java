/** Damaged input: mutations of valid files, and what a reader may do with them. */
package dev.strategikon.fuzz;
