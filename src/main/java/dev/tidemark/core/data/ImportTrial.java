package dev.tidemark.core.data;

import dev.tidemark.core.changes.RowPreview;
import java.util.List;

/**
 * What an import would do, found by doing all of it in a transaction that was taken back.
 *
 * @param rows how many rows would come in
 * @param refused how many would not
 * @param refusals the first of those
 * @param oddities values that would be stored as something else than their column is for, one sentence each
 * @param checksum of the file as it was read
 * @param preview which tables would change, triggers included
 */
public record ImportTrial(ImportPlan plan, long rows, long refused, List<Refusal> refusals, List<String> oddities, long checksum, RowPreview preview) {
    /** How many refusals are told one by one. */
    public static final int MOST_REFUSALS = 100;

    public ImportTrial {
        refusals = List.copyOf(refusals);
        oddities = List.copyOf(oddities);
    }

    /** A row that cannot come in. */
    public record Refusal(long line, String reason) { }
}
