package io.github.portfolioplatform.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.portfolioplatform.model.Quantity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonUnitTest {

    @ParameterizedTest
    @CsvSource({
        "1024Mi 256Mi, 1024Mi 256Mi",
        "1Gi 256Mi, 1024Mi 256Mi",
        "4Gi 1Gi 11Gi, 4Gi 1Gi 11Gi",
        "1024Gi 2Ti, 1Ti 2Ti",
        "1Ti 512Gi, 1024Gi 512Gi",
        "0 1Gi, 0Gi 1Gi",
        "1G 1Gi, 1000000000B 1073741824B",
        "1500Ki 1Mi, 1500Ki 1024Ki",
        "2048Ti, 2048Ti",
    })
    void bytes_are_printed_in_the_largest_unit_in_which_all_are_whole(String amounts, String printed) {
        List<Quantity> quantities = quantities(amounts);
        CommonUnit unit = CommonUnit.ofBytes(quantities);

        assertThat(quantities).extracting(unit::print).containsExactly(printed.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"1000m 250m, 1000m 250m", "1 250m, 1000m 250m", "1000m 4, 1 4", "0 500m, 0m 500m", "2750m, 2750m"})
    void cores_are_printed_in_whole_cores_or_in_thousandths(String amounts, String printed) {
        List<Quantity> quantities = quantities(amounts);
        CommonUnit unit = CommonUnit.ofCores(quantities);

        assertThat(quantities).extracting(unit::print).containsExactly(printed.split(" "));
    }

    private static List<Quantity> quantities(String amounts) {
        return Arrays.stream(amounts.split(" ")).map(Quantity::parse).toList();
    }
}
