package dev.tidemark.core.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.common.Cancellation;
import dev.tidemark.core.common.Problem;
import dev.tidemark.core.common.ProblemCode;
import dev.tidemark.support.SampleSchemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgPictureTest {
    @Test
    void everyTableAndReferenceIsInAWellFormedDocument() throws Exception {
        for (List<String> statements : List.of(SampleSchemas.rental(), SampleSchemas.hostile(), SampleSchemas.many(50, 5), List.<String>of())) {
            Diagram diagram = DiagramLayout.of(SampleSchemas.read(statements), Detail.ALL, Cancellation.never());
            Document svg = svg(diagram);
            List<String> titles = texts(svg, "title");
            for (TableBox box : diagram.boxes()) {
                assertThat(titles).contains(box.table().replace('\u0001', '\uFFFD'));
                assertThat(texts(svg, "text")).contains(Measures.table(box.table()));
            }
            assertThat(titles).filteredOn(title -> title.contains(" → ")).hasSize(diagram.links().size());
        }
    }

    @Test
    void whatMayBeAbsentIsToldWithoutColours() throws Exception {
        Document svg = svg(DiagramLayout.of(SampleSchemas.read(SampleSchemas.rental()), Detail.KEYS, Cancellation.never()));
        List<String> optional = new ArrayList<>();
        NodeList groups = svg.getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute("class").equals("link optional")) {
                optional.add(group.getFirstChild().getTextContent());
                assertThat(group.getElementsByTagName("circle").getLength()).isEqualTo(1);
            }
        }
        assertThat(optional).containsExactlyInAnyOrder("category (parent_id) → category (category_id), any number to one or none",
            "film (original_language_id) → language (language_id), any number to one or none",
            "payment (rental_id) → rental (rental_id), any number to one or none, on delete SET NULL",
            "placement (film_id, category_id) → film_category (film_id, category_id), any number to one or none");
        assertThat(texts(svg, "text")).contains("PK", "FK", "PK FK", "INTEGER?", "+ 7 more", "Tables without references");
    }

    @Test
    void theSameSchemaIsWrittenAlike() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(SampleSchemas.many(3, 3)), Detail.KEYS, Cancellation.never());
        assertThat(text(diagram)).as("the same bytes again").isEqualTo(text(diagram)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").contains("prefers-color-scheme: dark");
    }

    @Test
    void itCanBeCancelled() throws Exception {
        Diagram diagram = DiagramLayout.of(SampleSchemas.read(SampleSchemas.many(3, 3)), Detail.KEYS, Cancellation.never());
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        assertThatThrownBy(() -> SvgPicture.write(diagram, "app.db", new ByteArrayOutputStream(), cancelled)).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CANCELLED));
    }

    private static Document svg(Diagram diagram) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text(diagram).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Diagram diagram) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SvgPicture.write(diagram, "app.db", out, Cancellation.never());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> texts(Document document, String tag) {
        List<String> texts = new ArrayList<>();
        NodeList found = document.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
