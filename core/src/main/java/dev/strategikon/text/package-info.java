/** Numbers as text: in files, and for people. */
package dev.strategikon.text;
