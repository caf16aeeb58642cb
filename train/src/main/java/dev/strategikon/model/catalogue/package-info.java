/** The catalogue of networks. */
package dev.strategikon.model.catalogue;
