package dev.tidemark.core.chats;

import dev.tidemark.core.chats.SampleContent.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The JSON metadata of the sample, worked out from the texts themselves, so that it is true of them and the same every time. */
final class SampleMetadata {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WORDS_ON_A_PAGE = 150;
    private static final int CHUNK = 800;
    private static final int OVERLAP = 120;

    private SampleMetadata() { }

    /** What reading a file finds out: rows and columns of a table, words and pages of a text. */
    static String ofDocument(String fileType, byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        Map<String, Object> found = new LinkedHashMap<>();
        if (fileType.equals("csv")) {
            found.put("rows", text.lines().count() - 1);
            found.put("columns", List.of(text.lines().findFirst().orElse("").split(",")));
        } else {
            found.put("language", "en");
            found.put("words", words(text));
            found.put("pages", pages(text));
        }
        found.put("chunks", Math.max(1, Math.ceilDiv(text.length() - OVERLAP, CHUNK - OVERLAP)));
        return JSON.writeValueAsString(found);
    }

    static int pages(String text) {
        return Math.max(1, Math.ceilDiv(words(text), WORDS_ON_A_PAGE));
    }

    /** What an answer came from; {@code documentIds} gives the id of each source by its name. */
    static String ofAnswer(String model, List<Source> sources, Map<String, Long> documentIds, int promptTokens, int completionTokens, long durationMs) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (Source source : sources) {
            Map<String, Object> place = new LinkedHashMap<>();
            place.put("document_id", documentIds.get(source.document()));
            place.put("document", source.document());
            place.put("page", source.page());
            place.put("score", source.score());
            places.add(place);
        }
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("prompt", promptTokens);
        tokens.put("completion", completionTokens);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("model", model);
        metadata.put("sources", places);
        metadata.put("tokens", tokens);
        metadata.put("duration_ms", durationMs);
        return JSON.writeValueAsString(metadata);
    }

    /** About four tokens for three words, as English text has with most models. */
    static int tokens(String text) {
        return Math.ceilDiv(words(text) * 4, 3);
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
