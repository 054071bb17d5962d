/** The screen of the data: any table or view in a grid that stays steady at any size. */
package dev.tidemark.ui.data;
