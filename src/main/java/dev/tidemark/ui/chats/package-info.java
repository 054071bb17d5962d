/** What the chatbot keeps: projects with their chats and documents, the conversations, the chatbot's settings. */
package dev.tidemark.ui.chats;
