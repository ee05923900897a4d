package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.portfolioplatform.document.TestCase.Defect;
import io.github.portfolioplatform.document.TestCase.Kind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What readers make of the XML: that of Maven's own reports, and the XML parser of the JDK. */
class JUnitXmlTest {

    private static final TestCase PASSED = new TestCase("k8s/development", "redis", Optional.empty(), "");

    private static TestCase test(Kind kind, String message, String text) {
        Defect defect = new Defect(kind, "storage-shrinks", message, text);
        return new TestCase("k8s/production", kind.element(), Optional.of(defect), "no restart");
    }

    private static InputStream xml(TestCase... cases) {
        return new ByteArrayInputStream(JUnitXml.of(List.of(cases)).getBytes(StandardCharsets.UTF_8));
    }

    private static Element suite(TestCase... cases) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml(cases))
                .getDocumentElement();
    }

    private static Element failureOf(Element suite) {
        return (Element) suite.getElementsByTagName("failure").item(0);
    }

    @Test
    void a_reader_of_reports_tells_what_passed_what_failed_and_what_could_not_be_looked_at() throws Exception {
        InputStream report = xml(PASSED, test(Kind.FAILURE, "It shrinks.", "2Gi"), test(Kind.ERROR, "m", "t"));

        List<ReportTestCase> cases = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(report, StandardCharsets.UTF_8)).stream()
                        .flatMap(suite -> suite.getTestCases().stream())
                        .toList();

        assertThat(cases)
                .extracting(
                        ReportTestCase::getFullClassName,
                        ReportTestCase::getName,
                        ReportTestCase::isSuccessful,
                        ReportTestCase::hasFailure,
                        ReportTestCase::hasError)
                .containsExactly(
                        tuple("k8s/development", "redis", true, false, false),
                        tuple("k8s/production", "failure", false, true, false),
                        tuple("k8s/production", "error", false, false, true));
        assertThat(cases.get(1).getFailureType()).isEqualTo("storage-shrinks");
        assertThat(cases.get(1).getFailureMessage()).isEqualTo("It shrinks.");
        assertThat(cases.get(1).getFailureDetail()).isEqualTo("2Gi");
    }

    @Test
    void the_suite_says_its_numbers() throws Exception {
        Element suite = suite(PASSED, PASSED, PASSED, test(Kind.FAILURE, "m", "t"), test(Kind.ERROR, "m", "t"));

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("name")).isEqualTo("portfolio:check");
        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(5);
    }

    @Test
    void text_is_read_as_it_was_written() throws Exception {
        Element failure =
                failureOf(suite(test(Kind.FAILURE, "It \"shrinks\" & <more>", "2Gi → 1Gi\n  ]]> & 'so' \uD83D\uDE00")));

        assertThat(failure.getAttribute("message")).isEqualTo("It \"shrinks\" & <more>");
        assertThat(failure.getTextContent()).isEqualTo("2Gi → 1Gi\n  ]]> & 'so' \uD83D\uDE00");
    }

    @Test
    void what_xml_cannot_hold_or_would_change_is_replaced() throws Exception {
        Element failure = failureOf(suite(test(Kind.FAILURE, "a\u0000b\u001bc\uFFFEd\uD800e", "tab\treturn\r.")));

        assertThat(failure.getAttribute("message")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
        assertThat(failure.getTextContent()).isEqualTo("tab\treturn\uFFFD.");
    }
}
