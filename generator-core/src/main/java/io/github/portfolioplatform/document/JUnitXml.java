package io.github.portfolioplatform.document;

import io.github.portfolioplatform.document.TestCase.Defect;
import io.github.portfolioplatform.document.TestCase.Kind;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Test cases in the format that CI servers read.
 *
 * @see <a href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">Surefire: schema of its reports</a>
 */
final class JUnitXml {

    private static final String SUITE = "portfolio:check";
    /** Readers ask for a duration; a measured one would make each report another. */
    private static final String TIME = "0";

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(List<TestCase> cases) {
        StringWriter text = new StringWriter();
        try {
            // The JDK's own, whatever else the class path offers: the same bytes everywhere.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).suite(cases);
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("text can always be written to a string", impossible);
        }
    }

    private void suite(List<TestCase> cases) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuite");
        attribute("name", SUITE);
        attribute("tests", String.valueOf(cases.size()));
        attribute("failures", count(cases, Kind.FAILURE));
        attribute("errors", count(cases, Kind.ERROR));
        attribute("skipped", "0");
        attribute("time", TIME);
        for (TestCase test : cases) {
            write(test);
        }
        line(0);
        xml.writeEndElement();
        line(0);
        xml.writeEndDocument();
    }

    private static String count(List<TestCase> cases, Kind kind) {
        return String.valueOf(cases.stream().filter(test -> test.isA(kind)).count());
    }

    private void write(TestCase test) throws XMLStreamException {
        boolean isEmpty = test.defect().isEmpty() && test.output().isEmpty();
        line(1);
        if (isEmpty) {
            xml.writeEmptyElement("testcase");
        } else {
            xml.writeStartElement("testcase");
        }
        attribute("classname", test.group());
        attribute("name", test.name());
        attribute("time", TIME);
        if (test.defect().isPresent()) {
            write(test.defect().get());
        }
        if (!test.output().isEmpty()) {
            line(2);
            xml.writeStartElement("system-out");
            text(test.output());
            xml.writeEndElement();
        }
        if (!isEmpty) {
            line(1);
            xml.writeEndElement();
        }
    }

    private void write(Defect defect) throws XMLStreamException {
        line(2);
        xml.writeStartElement(defect.kind().element());
        attribute("type", defect.type());
        attribute("message", defect.message());
        text(defect.text());
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, writable(value));
    }

    private void text(String text) throws XMLStreamException {
        xml.writeCharacters(writable(text));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static String writable(String text) {
        return text.codePoints()
                .map(point -> isWritable(point) ? point : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /**
     * All but line ends of other systems, which a reader would change.
     *
     * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0: characters</a>
     */
    private static boolean isWritable(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
