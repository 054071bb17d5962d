/** The live database beside another one: its schema object by object, its rows table by table. */
package dev.tidemark.core.compare;
