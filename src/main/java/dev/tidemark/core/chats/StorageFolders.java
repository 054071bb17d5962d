package dev.tidemark.core.chats;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of a workspace that belong to the chatbot: uploaded files and vector collections. */
public final class StorageFolders {
    public static final String DOCUMENTS = "documents";
    public static final String CHROMA = "chroma";

    private StorageFolders() { }

    /**
     * Makes {@code documents/} and {@code chroma/} where they are missing.
     *
     * @param workspace the workspace folder
     * @return the folders that were made; empty when all were there
     * @throws Problem {@link ProblemCode#INPUT_OUTPUT}
     */
    public static List<Path> create(Path workspace) {
        List<Path> made = new ArrayList<>();
        for (String name : List.of(DOCUMENTS, CHROMA)) {
            Path folder = workspace.resolve(name);
            try {
                if (!Files.isDirectory(folder)) {
                    made.add(Files.createDirectories(folder));
                }
            } catch (IOException e) {
                throw Problem.because(e, ProblemCode.INPUT_OUTPUT, "path", folder, "detail", Texts.reason(e));
            }
        }
        return List.copyOf(made);
    }

    /** The path of a project's file, relative to the workspace and with slashes, as {@code documents.file_path} holds it. */
    static String documentPath(long projectId, String filename) {
        return DOCUMENTS + "/project_" + projectId + "/" + filename;
    }
}
