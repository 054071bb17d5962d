package dev.tidemark.core.chats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sample data as it lies in the application's resources, readable by hand: JSON for projects and settings, a text for each chat. */
final class SampleContent {
    private static final String FOLDER = "/dev/tidemark/sample/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SampleContent() { }

    record ProjectPart(String name, String description, Instant created, String folder, List<DocumentPart> documents, List<String> chats) { }

    /** A document; {@code error} and {@code processed} are null where they do not apply. */
    record DocumentPart(String filename, Instant uploaded, String status, String error, Instant processed) { }

    record SettingPart(String category, String key, String value, String description) { }

    record ChatPart(String title, String model, Instant started, List<Turn> turns) { }

    record Turn(String role, String content, List<Source> sources) { }

    /** A place in a document that an answer came from, written {@code handbook.md:2:0.84}. */
    record Source(String document, int page, double score) { }

    static List<ProjectPart> projects() {
        return JSON.readValue(bytes("projects.json"), new TypeReference<>() { });
    }

    static List<SettingPart> settings() {
        return JSON.readValue(bytes("settings.json"), new TypeReference<>() { });
    }

    /** The bytes of a document's file, as a person uploaded them. */
    static byte[] file(ProjectPart project, DocumentPart document) {
        return bytes("documents/" + project.folder() + "/" + document.filename());
    }

    /** A chat: three "name: value" lines, then the turns, each under a line with its role and, for an answer, its sources. */
    static ChatPart chat(String name) {
        List<String> lines = new String(bytes("chats/" + name), StandardCharsets.UTF_8).lines().toList();
        List<Turn> turns = new ArrayList<>();
        int at = 4;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).startsWith("@")) {
                end++;
            }
            turns.add(turn(lines.get(at), String.join("\n", lines.subList(at + 1, end)).strip()));
            at = end;
        }
        return new ChatPart(value(lines.get(0)), value(lines.get(1)), Instant.parse(value(lines.get(2))), List.copyOf(turns));
    }

    private static Turn turn(String head, String content) {
        String[] words = head.substring(1).split(" ");
        List<Source> sources = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String[] parts = words[i].split(":");
            sources.add(new Source(parts[0], Integer.parseInt(parts[1]), Double.parseDouble(parts[2])));
        }
        return new Turn(words[0], content, List.copyOf(sources));
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = SampleContent.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The application lacks its resource " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
