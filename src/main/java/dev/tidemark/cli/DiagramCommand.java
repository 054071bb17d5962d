package dev.tidemark.cli;

import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import dev.tidemark.core.diagram.Detail;
import dev.tidemark.core.diagram.Diagram;
import dev.tidemark.core.diagram.DiagramLayout;
import dev.tidemark.core.diagram.Link;
import dev.tidemark.core.diagram.Point;
import dev.tidemark.core.diagram.SvgPicture;
import dev.tidemark.core.diagram.TableBox;
import dev.tidemark.core.workspace.WholeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "diagram", description = "Draw the tables and their foreign keys as an SVG picture, or list who refers to whom.")
final class DiagramCommand extends Subcommand {
    @Option(names = "--output", paramLabel = "FILE.svg", description = "The file; one that is there is kept. Without it the references are listed.")
    private Path output;

    @Option(names = "--columns", defaultValue = "keys", paramLabel = "keys|all|none", description = "Which columns the boxes show (default: keys).")
    private String columns;

    @Override Outcome run(Context context) {
        Detail detail = switch (columns.toLowerCase(Locale.ROOT)) {
            case "keys" -> Detail.KEYS;
            case "all" -> Detail.ALL;
            case "none" -> Detail.NAMES;
            default -> throw wrong("--columns takes keys, all or none");
        };
        if (output != null && !output.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw wrong("a picture is written as SVG here, so --output takes a file that ends in .svg");
        }
        Diagram diagram = DiagramLayout.of(context.services().schema(), detail, context.cancellation());
        Path file = output == null ? null : context.terminal().here().resolve(output);
        if (file != null) {
            WholeFile.at(file).unlessThere().write(out -> {
                SvgPicture.write(diagram, context.workspace().databaseName(), out, context.cancellation());
                return null;
            });
        }
        return Outcome.done(Json.object("file", file == null ? null : file.toString(), "width", diagram.width(), "height", diagram.height(),
            "tables", diagram.boxes().stream().map(DiagramCommand::json).toList(), "references", diagram.links().stream().map(DiagramCommand::json).toList()), page -> {
                if (file != null) {
                    page.done(Texts.count(diagram.boxes().size(), "table", "tables") + " and " + Texts.count(diagram.links().size(), "reference", "references") + " drawn into " + context.shown(file));
                } else {
                    list(page, diagram);
                }
            });
    }

    private static void list(Page page, Diagram diagram) {
        if (diagram.links().isEmpty()) {
            page.line("No table refers to another.");
        } else {
            page.table("From|To|Rows|On delete", diagram.links().stream().map(link -> List.of(link.child() + " (" + String.join(", ", link.key().columns()) + ")",
                link.words().substring(link.words().indexOf(" → ") + 3) + (missing(diagram, link) ? "  no such table" : ""), link.cardinality(), link.key().onDelete())).toList());
        }
        if (!diagram.boxes().isEmpty()) {
            page.next(page.command("diagram --output schema.svg"));
        }
    }

    private static boolean missing(Diagram diagram, Link link) {
        return diagram.box(link.parent()).filter(box -> box.kind() == TableBox.Kind.MISSING).isPresent();
    }

    private static Problem wrong(String detail) {
        return Problem.of(ProblemCode.WRONG_USAGE, "detail", detail, "command", "tidemark diagram");
    }

    private static Map<String, Object> json(TableBox box) {
        return Json.object("name", box.table(), "kind", box.kind().name().toLowerCase(Locale.ROOT), "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height());
    }

    private static Map<String, Object> json(Link link) {
        return Json.object("table", link.child(), "columns", link.key().columns(), "parent", link.parent(), "parentColumns", link.key().parentColumns(), "required", link.required(),
            "single", link.single(), "onDelete", link.key().onDelete(), "points", link.points().stream().map(DiagramCommand::json).toList());
    }

    private static List<Double> json(Point point) {
        return List.of(point.x(), point.y());
    }
}
