/** What the chatbot keeps, read for a person: projects, documents, chats, messages and settings; the sample data and their folders. */
package dev.tidemark.core.chats;
