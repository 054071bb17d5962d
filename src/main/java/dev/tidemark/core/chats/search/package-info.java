/** Looking for words in everything that the chatbot keeps, with and without an index beside the database. */
package dev.tidemark.core.chats.search;
