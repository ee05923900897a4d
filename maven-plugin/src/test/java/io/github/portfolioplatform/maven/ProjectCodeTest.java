package io.github.portfolioplatform.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

/** What a user reads when code of the project fails: their own lines, and none of ours. */
class ProjectCodeTest {

    private static final StackTraceElement JDK = frame("app", "java.util.List", 7);
    private static final StackTraceElement OURS = frame(null, "io.github.portfolioplatform.maven.PortfolioClass", 40);

    @Test
    void the_caller_is_the_first_line_of_the_project() {
        Exception failure = failure(
                "no", null, JDK, frame("project", "com.example.Databases", 12), frame("project", "Main", 3), OURS);

        assertThat(ProjectCode.caller(failure)).isEqualTo("\n  at com.example.Databases.portfolio(Source.java:12)");
    }

    @Test
    void there_is_no_caller_where_the_project_took_no_part() {
        assertThat(ProjectCode.caller(failure("no", null, JDK, OURS))).isEmpty();
    }

    @Test
    void a_trace_holds_the_causes_and_the_lines_of_the_project() {
        Exception cause = failure("teams.csv", null, JDK, frame("project", "com.example.Teams", 31), OURS);
        Exception failure = failure("no teams", cause, frame("project", "com.example.Databases", 12), JDK, OURS);

        assertThat(ProjectCode.trace(failure)).isEqualTo("""
                        java.lang.Exception: no teams
                          at com.example.Databases.portfolio(Source.java:12)
                        Caused by: java.lang.Exception: teams.csv
                          at com.example.Teams.portfolio(Source.java:31)""");
    }

    @Test
    void a_failure_that_causes_itself_is_told_once() {
        Exception cause = failure("inner", null, OURS);
        Exception failure = failure("outer", cause, OURS);
        cause.initCause(failure);

        assertThat(ProjectCode.trace(failure)).isEqualTo("""
                        java.lang.Exception: outer
                        Caused by: java.lang.Exception: inner""");
    }

    @Test
    void an_endless_recursion_is_cut() {
        StackTraceElement[] endless = Collections.nCopies(1024, frame("project", "com.example.Databases", 12))
                .toArray(StackTraceElement[]::new);

        assertThat(ProjectCode.trace(failure("deep", null, endless)))
                .hasLineCount(22)
                .endsWith("\n  …");
    }

    @Test
    void a_class_without_debug_information_is_shown_as_well_as_it_can_be() {
        Exception failure = failure(
                "no",
                null,
                new StackTraceElement("project", null, null, "com.example.Databases", "portfolio", null, -1));

        assertThat(ProjectCode.caller(failure)).isEqualTo("\n  at com.example.Databases.portfolio(unknown file)");
    }

    private static Exception failure(String message, Exception cause, StackTraceElement... frames) {
        Exception failure = cause == null ? new Exception(message) : new Exception(message, cause);
        failure.setStackTrace(frames);
        return failure;
    }

    private static StackTraceElement frame(String loader, String type, int line) {
        return new StackTraceElement(loader, null, null, type, "portfolio", "Source.java", line);
    }
}
