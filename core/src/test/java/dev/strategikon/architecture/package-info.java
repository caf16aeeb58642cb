/** What holds for the code of every module. */
package dev.strategikon.architecture;
