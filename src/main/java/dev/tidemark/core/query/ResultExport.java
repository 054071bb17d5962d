package dev.tidemark.core.query;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.workspace.WholeFile;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        WholeFile whole = WholeFile.at(file);
        return (overwrite ? whole : whole.unlessThere()).write(out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            ResultFormat.Writing writing = format.to(text);
            long rows = queries.each(deed, values, writing, cancellation);
            writing.end();
            text.flush();
            return rows;
        });
    }
}
