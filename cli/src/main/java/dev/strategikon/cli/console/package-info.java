/** Text, tables and questions on the console. */
package dev.strategikon.cli.console;
