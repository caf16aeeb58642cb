/** The paper's own numbers: those that it prints, and curves from a file. */
package dev.strategikon.reproduce.published;
