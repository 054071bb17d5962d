package dev.tidemark.ui.overview;

import dev.tidemark.core.status.ContentSummary;
import dev.tidemark.core.status.ContentSummary.TableContent;
import dev.tidemark.ui.support.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * One piece of the bar that shows what is in the database.
 *
 * @param label a table's name, or the names of several small ones
 * @param part its part of all rows, 0 to 1
 * @param tone 1 to 6: which colour it has; the last two are for small tables and for housekeeping
 */
record Share(String label, long rows, OptionalLong bytes, double part, int tone) {
    private static final int SHOWN_ALONE = 4;
    private static final int NAMED_TOGETHER = 3;
    private static final int SMALL = 5;
    private static final int HOUSEKEEPING = 6;

    /** The largest tables each, then all small ones in one piece, then housekeeping. */
    static List<Share> of(ContentSummary content) {
        double all = content.totalRows() + content.housekeeping().rows();
        List<Share> shares = new ArrayList<>();
        List<TableContent> tables = content.tables();
        for (int i = 0; i < Math.min(SHOWN_ALONE, tables.size()); i++) {
            shares.add(share(List.of(tables.get(i)), tables.get(i).name(), all, i + 1));
        }
        if (tables.size() > SHOWN_ALONE) {
            List<TableContent> small = tables.subList(SHOWN_ALONE, tables.size());
            shares.add(share(small, together(small), all, SMALL));
        }
        shares.add(share(List.of(content.housekeeping()), content.housekeeping().name(), all, HOUSEKEEPING));
        return shares;
    }

    private static Share share(List<TableContent> tables, String label, double all, int tone) {
        long rows = tables.stream().mapToLong(TableContent::rows).sum();
        boolean sized = tables.stream().allMatch(table -> table.bytes().isPresent());
        OptionalLong bytes = sized ? OptionalLong.of(tables.stream().mapToLong(table -> table.bytes().getAsLong()).sum()) : OptionalLong.empty();
        return new Share(label, rows, bytes, all == 0 ? 0 : rows / all, tone);
    }

    private static String together(List<TableContent> tables) {
        String names = tables.stream().limit(NAMED_TOGETHER).map(TableContent::name).collect(Collectors.joining(", "));
        return tables.size() <= NAMED_TOGETHER ? names : Messages.text("overview.andMore", names, tables.size() - NAMED_TOGETHER);
    }
}
