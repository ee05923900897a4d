package io.github.portfolioplatform.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictMarksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> two\nb\n",
                "a\n<<<<<<< HEAD\nours\n||||||| base\nbefore\n=======\ntheirs\n>>>>>>> two\nb\n",
                "a\n<<<<<<<< HEAD:k8s/one/claim.yaml\nours\n========\ntheirs\n>>>>>>>> two:k8s/two/claim.yaml\nb\n",
                "a\n<<<<<<< HEAD\nours\n||||||| merged common ancestors\n<<<<<<<<< Temporary merge branch 1\nx\n"
                        + "||||||||| 05eea26\ny\n=========\nz\n>>>>>>>>> Temporary merge branch 2\n=======\ntheirs\n"
                        + ">>>>>>> two\nb\n"
            })
    void one_side_is_the_file_as_it_was_before_the_merge(String text) {
        assertThat(ConflictMarks.areIn(text.getBytes(UTF_8))).isTrue();
        assertThat(ConflictMarks.ours(text.getBytes(UTF_8))).asString(UTF_8).isEqualTo("a\nours\nb\n");
    }

    @Test
    void line_ends_of_windows_stay() {
        String text = "a\r\n<<<<<<< HEAD\r\nours\r\n=======\r\n>>>>>>> two\r\n";

        assertThat(ConflictMarks.ours(text.getBytes(UTF_8))).asString(UTF_8).isEqualTo("a\r\nours\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title\n=======\ntext\n", "<<<<<< HEAD\n", " <<<<<<< HEAD\n", "<<<<<<<HEAD\n"})
    void text_that_only_resembles_marks_stays(String text) {
        assertThat(ConflictMarks.areIn(text.getBytes(UTF_8))).isFalse();
        assertThat(ConflictMarks.ours(text.getBytes(UTF_8))).asString(UTF_8).isEqualTo(text);
    }
}
