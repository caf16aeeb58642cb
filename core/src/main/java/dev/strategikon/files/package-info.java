/** Files that readers never see half written. */
package dev.strategikon.files;
