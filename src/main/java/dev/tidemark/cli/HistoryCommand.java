package dev.tidemark.cli;

import dev.tidemark.core.common.Texts;
import dev.tidemark.core.migrations.Layer;
import dev.tidemark.core.migrations.MigrationState;
import dev.tidemark.core.migrations.Timeline;
import dev.tidemark.core.schema.HistoryRow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

@Command(name = "history", description = "Show all migrations, newest first, with the tide mark at the current version.")
final class HistoryCommand extends Subcommand {
    @Override Outcome run(Context context) {
        Timeline timeline = context.services().migrations().timeline();
        return Outcome.done(
            Json.object("version", TimelineJson.version(timeline.current()), "migrations", timeline.layers().stream().map(TimelineJson::layer).toList()),
            page -> {
                if (timeline.layers().isEmpty()) {
                    page.line("There are no migrations in " + context.shown(context.workspace().migrations()) + " and none in the database.");
                    return;
                }
                show(page, timeline, context);
                Troubles.show(page, timeline);
            });
    }

    private static void show(Page page, Timeline timeline, Context context) {
        List<Layer> versioned = timeline.layers().stream().filter(layer -> layer.version() != null).toList().reversed();
        Stream<Layer> repeatable = timeline.layers().stream().filter(layer -> layer.version() == null);
        List<Layer> ordered = Stream.concat(versioned.stream(), repeatable).toList();
        long above = versioned.stream().filter(layer -> timeline.current().isEmpty() || layer.version().compareTo(timeline.current().get()) > 0).count();
        List<String> lines = page.aligned(" |Version|Description|State|When|>Took|Undo script", ordered.stream().map(layer -> row(page.style(), layer, context)).toList());
        page.line(lines.getFirst());
        for (int i = 0; i < ordered.size(); i++) {
            if (i == above) {
                mark(page, timeline);
            }
            page.line(lines.get(i + 1));
        }
        if (above == ordered.size()) {
            mark(page, timeline);
        }
    }

    private static void mark(Page page, Timeline timeline) {
        page.line(page.style().tide(3) + " " + page.style().strong(timeline.currentLabel() + " is current") + " " + page.style().tide(40));
    }

    private static List<String> row(Style style, Layer layer, Context context) {
        boolean undone = layer.undone().isPresent();
        String when = layer.applied().or(layer::undone).map(HistoryRow::installedOn).map(at -> Texts.moment(at, context.zone())).orElse("");
        return List.of(sign(style, layer), layer.version() == null ? "R" : layer.versionLabel(), layer.description(),
            layer.state().word() + (undone ? ", undone" : ""), when,
            layer.applied().map(row -> Texts.duration(Duration.ofMillis(row.milliseconds()))).orElse(""),
            layer.version() == null || layer.state() == MigrationState.BASELINE ? "" : layer.hasUndoScript() ? "yes" : style.warning("none"));
    }

    private static String sign(Style style, Layer layer) {
        return switch (layer.state()) {
            case APPLIED, BASELINE -> style.tick();
            case PENDING -> style.open();
            case CHANGED, MISSING, FAILED, LATE -> style.cross();
        };
    }
}
