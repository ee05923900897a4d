package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.portfolioplatform.problem.InvalidValueException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuantityTest {

    private static final int ROUNDS = 20_000;

    /** What upstream reads by accident: as zero, as one tenth, or printed as 1. Each has a test of its own below. */
    private static final Set<String> ACCIDENTS =
            Set.of(".", "-", "+", "e3", ".e3", "1e9223372036854775807", "1000000E");

    /** What Kubernetes' own package answers for each text. */
    private static List<JsonNode> vectors() throws IOException {
        JsonMapper json = JsonMapper.shared();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                QuantityTest.class.getResourceAsStream("/vectors/quantity.jsonl"), StandardCharsets.UTF_8))) {
            return lines.lines().map(json::readTree).toList();
        }
    }

    private static Stream<JsonNode> valid_vectors() throws IOException {
        return vectors().stream()
                .filter(vector -> !vector.has("error"))
                .filter(vector -> !ACCIDENTS.contains(vector.get("in").asString()));
    }

    private static Stream<String> refused_texts() throws IOException {
        return vectors().stream()
                .filter(vector -> vector.has("error"))
                .map(vector -> vector.get("in").asString());
    }

    private static void assertRefused(String text) {
        assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> Quantity.parse(text));
    }

    @Nested
    class Agrees_with_kubernetes {

        private static Stream<JsonNode> valid_vectors() throws IOException {
            return QuantityTest.valid_vectors();
        }

        private static Stream<JsonNode> vectors_of_18_digits() throws IOException {
            BigDecimal limit = BigDecimal.TEN.pow(18);
            return valid_vectors()
                    .filter(vector ->
                            new BigDecimal(vector.get("dec").asString()).abs().compareTo(limit) < 0);
        }

        private static Stream<String> refused_texts() throws IOException {
            return QuantityTest.refused_texts();
        }

        @ParameterizedTest
        @MethodSource("valid_vectors")
        void on_the_exact_amount(JsonNode vector) {
            Quantity quantity = Quantity.parse(vector.get("in").asString());

            assertThat(quantity.amount())
                    .isEqualByComparingTo(new BigDecimal(vector.get("dec").asString()));
        }

        @ParameterizedTest
        @MethodSource("valid_vectors")
        void on_the_canonical_form(JsonNode vector) {
            Quantity quantity = Quantity.parse(vector.get("in").asString());

            assertThat(quantity).hasToString(vector.get("canonical").asString());
        }

        /**
         * Upstream's {@code Value()} is the amount rounded away from zero only up to 18 digits: beyond, it overflows silently, {@code 12E}
         * becoming 0. There its number proves nothing. The same goes for its {@code MilliValue()}.
         */
        @ParameterizedTest
        @MethodSource("vectors_of_18_digits")
        void on_the_whole_number_above(JsonNode vector) {
            Quantity quantity = Quantity.parse(vector.get("in").asString());

            assertThat(quantity.amount().setScale(0, RoundingMode.UP))
                    .isEqualByComparingTo(new BigDecimal(vector.get("value").bigIntegerValue()));
        }

        @ParameterizedTest
        @MethodSource("refused_texts")
        void on_what_is_no_quantity(String text) {
            assertRefused(text);
        }

        @Test
        void on_a_good_number_of_texts() throws IOException {
            assertThat(vectors()).hasSizeGreaterThan(200);
            assertThat(refused_texts()).hasSizeGreaterThan(30);
        }
    }

    @Nested
    class Is_stricter_than_kubernetes {

        @ParameterizedTest
        @ValueSource(strings = {".", "-", "+", "-.", "e3", ".e3", "Ki", "m", "+Gi"})
        void and_does_not_read_a_text_without_digits_as_zero(String text) {
            assertRefused(text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e9223372036854775807", "1e2147483648", "1e-2147483649", "1e1001", "1e-1001"})
        void and_does_not_let_an_exponent_overflow(String text) {
            assertRefused(text);
        }

        @Test
        void and_does_not_forget_the_suffix_of_a_million_exa() {
            assertThat(Quantity.parse("1000000E")).hasToString("1000000E");
        }

        @ParameterizedTest
        @CsvSource({"1.500, 1500m", "01Ki, 1Ki", "+1Ki, 1Ki", "1E3, 1e3", "1e03, 1e3", "100.035k, 100035", "1.G, 1G"})
        void and_prints_the_canonical_form_instead_of_the_text_that_was_read(String text, String canonical) {
            assertThat(Quantity.parse(text)).hasToString(canonical);
        }

        @ParameterizedTest
        @ValueSource(strings = {"１", "1１", "٣", "1Gі", "1\u00A0", "\uFEFF1"})
        void and_knows_ascii_only(String text) {
            assertRefused(text);
        }

        @Test
        void and_stops_at_texts_that_no_manifest_needs() {
            assertRefused("1".repeat(65));
            assertRefused("1".repeat(1_000_000));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1024Mi, 1Gi",
        "1.5Gi, 1536Mi",
        "0.1Gi, 107374182400m",
        "1.1Ki, 1126400m",
        "1000Ki, 1000Ki",
        "512, 512",
        "0.5, 500m",
        "1000m, 1",
        "0.0000000001, 1n",
        "-0.0000000001, -1n",
        "0Gi, 0",
        "-0, 0",
        "15e2, 1500",
        "1e14, 100e12"
    })
    void prints_no_fraction_and_the_largest_suffix(String text, String canonical) {
        assertThat(Quantity.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8Ei", "9Ei", "1000000Ei"})
    void caps_binary_amounts_at_the_largest_64_bit_number(String text) {
        assertThat(Quantity.parse(text).amount()).isEqualByComparingTo(BigDecimal.valueOf(Long.MAX_VALUE));
    }

    @Test
    void says_what_to_write_instead() {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Quantity.parse("plenty"))
                .withMessage("'plenty' is not a quantity. "
                        + "Write a number with a suffix of Kubernetes, such as 250m, 512Mi or 2Gi.");
    }

    @ParameterizedTest
    @CsvSource({"512MB, 512Mi", "2g, 2Gi", "128MiB, 128Mi", "1.5 gb, 1.5Gi", "250 m, 250m", "512 Mi, 512Mi"})
    void suggests_the_unit_that_was_meant(String text, String meant) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Quantity.parse(text))
                .withMessage("'" + text + "' is not a quantity. Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"1Gi, 512Mi, 1536Mi", "1, 500m, 1500m", "0, 1Gi, 1Gi", "1Gi, 1k, 1073742824", "1k, 1Gi, 1073742824"})
    void prints_a_sum_like_its_left_side_unless_that_is_zero(String left, String right, String sum) {
        assertThat(Quantity.parse(left).plus(Quantity.parse(right))).hasToString(sum);
    }

    @Nested
    class Keeps_its_laws_for_random_quantities {

        private static final List<String> SUFFIXES = List.of(
                "n", "u", "m", "", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei", "e3", "E-3",
                "e+12", "e-9", "e1", "e0", "E17", "e-11");

        private final Random random = new Random(20_261_123L);

        private Stream<Quantity> quantities() {
            return IntStream.range(0, ROUNDS).mapToObj(round -> quantity());
        }

        private Quantity quantity() {
            String sign = List.of("", "", "+", "-").get(random.nextInt(4));
            String digits = new BigInteger(1 + random.nextInt(80), random).toString();
            int point = random.nextInt(digits.length() + 1);
            String number = random.nextBoolean() ? digits : digits.substring(0, point) + "." + digits.substring(point);
            return Quantity.parse(sign + number + SUFFIXES.get(random.nextInt(SUFFIXES.size())));
        }

        @Test
        void what_is_printed_reads_as_the_same_quantity() {
            assertThat(quantities())
                    .allSatisfy(quantity ->
                            assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity));
        }

        @Test
        void what_is_printed_is_canonical() {
            assertThat(quantities())
                    .allSatisfy(quantity ->
                            assertThat(Quantity.parse(quantity.toString())).hasToString(quantity.toString()));
        }

        @Test
        void nothing_printed_has_a_fraction_or_a_plus_sign() {
            assertThat(quantities())
                    .allSatisfy(quantity -> assertThat(quantity.toString())
                            .matches("0|-?[1-9][0-9]*([numkMGTPE]|[KMGTPE]i|e-?[0-9]+)?"));
        }

        @Test
        void a_sum_is_exact() {
            assertThat(quantities()).allSatisfy(left -> {
                Quantity right = quantity();

                assertThat(left.plus(right).amount())
                        .isEqualByComparingTo(left.amount().add(right.amount()));
            });
        }

        @Test
        void the_order_is_that_of_the_amounts() {
            assertThat(quantities()).allSatisfy(left -> {
                Quantity right = quantity();

                assertThat(left.compareTo(right)).isEqualTo(left.amount().compareTo(right.amount()));
            });
        }

        @Test
        void equal_quantities_have_equal_hash_codes() {
            assertThat(quantities()).allSatisfy(quantity -> {
                Quantity same = Quantity.parse(quantity.amount().toPlainString());

                assertThat(same).isEqualTo(quantity).hasSameHashCodeAs(quantity);
            });
        }

        @Test
        void garbage_is_refused_or_read_but_never_crashes() {
            String letters = "0123456789.+-eEinumkKMGTP \t\n_,xZ½\uD83D";
            for (int round = 0; round < ROUNDS; round++) {
                StringBuilder text = new StringBuilder();
                random.ints(random.nextInt(14), 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));

                assertReadOrRefused(text.toString());
            }
        }

        private static void assertReadOrRefused(String text) {
            try {
                assertThat(Quantity.parse(text).toString()).isNotEmpty();
            } catch (InvalidValueException refused) {
                assertThat(refused.getMessage()).matches("(?s).*[.?]");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2Gi, 2Gi",
        "1024Mi, 1Gi",
        "512Ki, 512Ki",
        "2G, 2G",
        "1500M, 1500M",
        "2073741824, 2073741824 bytes (1977.7Mi)",
        "1073741834, 1073741834 bytes (1024.0Mi)",
        "1048576, 1048576 bytes (1.0Mi)",
        "10, 10 bytes",
        "1024, 1024 bytes",
        "1000, 1000 bytes",
        "0, 0 bytes"
    })
    void an_amount_of_bytes_for_people_has_a_unit(String text, String shown) {
        assertThat(Quantity.parse(text).describeBytes()).isEqualTo(shown);
    }
}
