package dev.tidemark.core.query;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Writes the whole result of a statement into a file, which appears when it is complete or not at all. Blocking. */
public final class ResultExport {
    private final QueryService queries;

    public ResultExport(QueryService queries) {
        this.queries = queries;
    }

    /**
     * Runs the statement anew and writes all of its rows.
     *
     * @param overwrite whether a file that is there may be replaced
     * @return how many rows the file has
     * @throws Problem OUTPUT_EXISTS, INPUT_OUTPUT and those of the run; no unfinished file is left
     */
    public long toFile(Deed deed, Map<String, Object> values, ResultFormat format, Path file, boolean overwrite, Cancellation cancellation) {
        if (!overwrite && Files.exists(file)) {
            throw Problem.of(ProblemCode.OUTPUT_EXISTS, "path", file);
        }
        Path unfinished = file.toAbsolutePath().resolveSibling(file.getFileName() + ".unfinished");
        try {
            try {
                long rows;
                try (Writer out = new BufferedWriter(Files.newBufferedWriter(unfinished), 1 << 16)) {
                    ResultFormat.Writing writing = format.to(out);
                    rows = queries.each(deed, values, writing, cancellation);
                    writing.end();
                }
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
                return rows;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failure) {
            throw Problem.because(failure, ProblemCode.INPUT_OUTPUT, "path", file, "detail", Texts.reason(failure));
        }
    }
}
