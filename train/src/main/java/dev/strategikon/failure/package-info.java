/** What ends a run, or a whole sweep, with a message that says where it was and what to do. */
package dev.strategikon.failure;
