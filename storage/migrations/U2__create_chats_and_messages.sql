-- Undo V2: drop messages and chats.
--
-- Structure comes back completely. Data does not: every chat and every message is lost.
DROP TABLE messages;

DROP TABLE chats;
