/** The text of numbers: in files and for people. */
package dev.strategikon.text;
