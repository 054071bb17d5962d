package dev.tidemark.core.chats.export;

import java.io.Writer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** One document: the project (null for a single chat) and its chats with their messages. Metadata that is no JSON is a text. */
final class JsonPages implements ChatFormat.Pages {
    private final JsonGenerator json;

    JsonPages(Writer out) {
        this.json = JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build().writerWithDefaultPrettyPrinter().createGenerator(out);
    }

    @Override public void begin(String title, Exported.Project project) {
        json.writeStartObject();
        json.writeName("project");
        if (project == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeNumberProperty("id", project.id());
            text("name", project.name());
            text("description", project.description());
            text("createdAt", project.createdAt());
            text("updatedAt", project.updatedAt());
            json.writeEndObject();
        }
        json.writeName("chats");
        json.writeStartArray();
    }

    @Override public void chat(Exported.Chat chat) {
        json.writeStartObject();
        json.writeNumberProperty("id", chat.id());
        text("title", chat.title());
        text("createdAt", chat.createdAt());
        text("updatedAt", chat.updatedAt());
        json.writeName("messages");
        json.writeStartArray();
    }

    @Override public void message(Exported.Message message) {
        json.writeStartObject();
        json.writeNumberProperty("id", message.id());
        text("role", message.role());
        text("content", message.content());
        text("createdAt", message.createdAt());
        json.writeName("metadata");
        if (isJson(message.metadata())) {
            // As it is stored: 1.10 stays 1.10, and a name that stands twice stands twice.
            json.writeRawValue(message.metadata().strip());
        } else {
            value(message.metadata());
        }
        json.writeEndObject();
    }

    @Override public void chatEnds() {
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override public void end() {
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private static boolean isJson(String metadata) {
        try {
            return metadata != null && !JsonMapper.shared().readTree(metadata).isMissingNode();
        } catch (JacksonException none) {
            return false;
        }
    }

    private void text(String name, String value) {
        json.writeName(name);
        value(value);
    }

    private void value(String value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }
}
