package dev.tidemark.cli;

import dev.tidemark.core.chats.SearchHit;
import dev.tidemark.core.chats.search.ChatSearch;
import dev.tidemark.core.chats.search.IndexState;
import dev.tidemark.core.chats.search.SearchReport;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.core.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "search", description = "Look for words in names, titles, file names, settings and all messages.")
final class SearchCommand extends Subcommand {
    /** In one message of so many the comparison takes no longer than a blink. */
    private static final long COMPARED_AT_ONCE = 300_000;

    @Parameters(paramLabel = "WORDS", arity = "0..*", description = "What is to be found, every word of it: beginnings of words, \"two words\" in quotes as they stand, *word also inside of words.")
    private List<String> words = List.of();

    @Option(names = "--limit", defaultValue = "100", paramLabel = "N", description = "How many places at most (default: 100); 0 for all.")
    private long limit;

    @Option(names = "--index", description = "First make the index beside the database, or bring it up to date.")
    private boolean update;

    @Option(names = "--rebuild-index", description = "First make the index anew.")
    private boolean rebuild;

    @Option(names = "--drop-index", description = "First remove the index.")
    private boolean drop;

    @Spec private CommandSpec spec;

    @Override Outcome run(Context context) {
        if (words.isEmpty() && !update && !rebuild && !drop || !words.isEmpty() && words.stream().allMatch(String::isBlank)) {
            throw new ParameterException(spec.commandLine(), "give the words to look for");
        }
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit takes a number from 0");
        }
        ChatSearch search = context.services().chatSearch();
        Optional<IndexState> index = index(search, context);
        List<SearchHit> hits = new ArrayList<>();
        SearchReport report = search.search(words(), limit == 0 ? Long.MAX_VALUE : limit, hit -> {
            if (context.json()) {
                hits.add(hit);
            } else {
                show(context, hit);
            }
        }, context.progress(), context.cancellation());
        Map<String, Object> json = Json.object("hits", hits.stream().map(SearchCommand::json).toList(), "more", report.more(), "indexed", report.indexed(), "indexOutdated", report.indexOutdated(),
            "index", index.map(state -> Json.object("messages", state.messages(), "bytes", state.bytes())));
        return Outcome.done(json, page -> tell(page, report, index));
    }

    private Optional<IndexState> index(ChatSearch search, Context context) {
        if (drop) {
            search.drop();
        }
        if (rebuild) {
            return Optional.of(search.rebuild(context.progress(), context.cancellation()));
        }
        if (update) {
            return Optional.of(search.update(context.progress(), context.cancellation()));
        }
        Optional<IndexState> there = search.index();
        boolean behind = there.isPresent() && there.get().messages() <= COMPARED_AT_ONCE && !search.isCompared(there.get());
        return behind ? unasked(search, there, context) : there;
    }

    /** Nobody asked for the index: what keeps it as it is must not keep anybody from searching. The search finds the same without, or says that it is behind. */
    private static Optional<IndexState> unasked(ChatSearch search, Optional<IndexState> there, Context context) {
        try {
            return Optional.of(search.update(context.progress(), context.cancellation()));
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.CANCELLED) {
                throw problem;
            }
            System.getLogger(SearchCommand.class.getName()).log(System.Logger.Level.DEBUG, "The search index stays as it is", problem);
            return there;
        }
    }

    /** One argument of several words was quoted for the shell, and means a phrase only where the quotes are part of it. */
    private String words() {
        return String.join(" ", words);
    }

    /** At once, before the search goes on. */
    private static void show(Context context, SearchHit hit) {
        Style style = context.terminal().style();
        String where = hit.kind().name().toLowerCase(Locale.ROOT) + " " + hit.id();
        String title = hit.title() == null || hit.title().isBlank() ? "untitled" : hit.title();
        String in = hit.kind() == SearchHit.Kind.MESSAGE ? " in chat " + hit.chatId() + ", " + title : ", " + title;
        String time = hit.kind() == SearchHit.Kind.MESSAGE && hit.at() != null ? ", " + (hit.at().instant() == null ? hit.at().text() : Texts.moment(hit.at().instant(), context.zone())) : "";
        context.terminal().out().print(style.strong(where) + in + style.faint(time) + "\n");
        if (!hit.excerpt().equals(hit.title())) {
            context.terminal().out().print("  " + hit.excerpt() + "\n");
        }
        context.terminal().out().flush();
    }

    private void tell(Page page, SearchReport report, Optional<IndexState> index) {
        if (!words.isEmpty()) {
            page.line(page.style().strong(report.hits() == 0 ? "Nothing holds “" + words() + "”: no word begins so. “*" + words.getFirst() + "” looks inside of words too."
                : (report.more() ? "The first " : "") + Texts.count(report.hits(), "place", "places") + "."));
        }
        if (report.indexOutdated()) {
            page.line(page.style().mark() + " The database was written to since the index was compared with it. Edits of older messages may be missing: " + page.command("search --index"));
        }
        if (words.isEmpty() || update || rebuild) {
            page.done(index.map(state -> "The index knows " + Texts.count(state.messages(), "message", "messages") + ", " + Texts.size(state.bytes())).orElse("There is no index"));
        }
    }

    private static Map<String, Object> json(SearchHit hit) {
        return Json.object("kind", hit.kind().name().toLowerCase(Locale.ROOT), "id", hit.id(), "projectId", hit.projectId(), "chatId", hit.chatId(), "title", hit.title(), "excerpt", hit.excerpt(),
            "at", hit.at() == null ? null : hit.at().text());
    }
}
