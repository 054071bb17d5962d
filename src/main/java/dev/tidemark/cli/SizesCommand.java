package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.schema.TableSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "sizes", description = "Tell what fills the file, table by table, and what a smaller file would give back.")
final class SizesCommand extends Subcommand {
    private static final int BAR = 20;

    @Override Outcome run(Context context) {
        TableSizes sizes = TableSizes.measure(context.services().database(), context.progress(), context.cancellation());
        return Outcome.done(Json.object("fileBytes", sizes.fileBytes(), "pageSize", sizes.pageSize(), "pages", sizes.pages(), "freePages", sizes.freePages(), "freeBytes", sizes.freeBytes(),
            "unusedBytes", sizes.unusedBytes(), "unmeasuredBecause", sizes.unmeasuredBecause(), "tables", sizes.tables().stream().map(table -> json(table, sizes.measured())).toList()), page -> {
                page.line(sizes.sentence());
                if (sizes.measured()) {
                    page.line(sizes.advice());
                }
                page.blank();
                if (sizes.measured()) {
                    page.table("Table|>Rows|>Size|>Pages|>Indexes|Share of the file", lines(sizes));
                } else {
                    page.table("Table|>Rows", sizes.tables().stream().map(table -> List.of(table.table(), rows(table))).toList());
                }
            });
    }

    private static List<List<String>> lines(TableSizes sizes) {
        List<List<String>> lines = new ArrayList<>();
        for (TableSizes.OfTable table : sizes.tables()) {
            lines.add(List.of(table.table().isEmpty() ? "(SQLite’s own)" : table.table(), rows(table), Texts.size(table.bytes()), Texts.grouped(table.pages()),
                table.indexes().isEmpty() ? "" : Texts.size(table.indexBytes()), bar(sizes, table.bytes())));
        }
        if (sizes.freePages() > 0) {
            lines.add(List.of("(free)", "", Texts.size(sizes.freeBytes()), Texts.grouped(sizes.freePages()), "", bar(sizes, sizes.freeBytes())));
        }
        return lines;
    }

    private static String rows(TableSizes.OfTable table) {
        return table.rows() == null || table.table().isEmpty() ? "" : Texts.grouped(table.rows());
    }

    private static String bar(TableSizes sizes, long bytes) {
        int filled = (int) Math.round((double) BAR * bytes / Math.max(1, sizes.fileBytes()));
        return "█".repeat(filled) + "░".repeat(BAR - filled) + String.format(" %5s", sizes.share(bytes));
    }

    private static Map<String, Object> json(TableSizes.OfTable table, boolean measured) {
        return Json.object("table", table.table(), "own", table.own(), "rows", table.rows(), "bytes", measured ? table.bytes() : null, "pages", measured ? table.pages() : null,
            "unusedBytes", measured ? table.unused() : null, "data", table.data().stream().map(SizesCommand::json).toList(), "indexes", table.indexes().stream().map(SizesCommand::json).toList());
    }

    private static Map<String, Object> json(TableSizes.Part part) {
        return Json.object("name", part.name(), "pages", part.pages(), "bytes", part.bytes(), "unusedBytes", part.unused());
    }
}
