package io.github.portfolioplatform.change;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How often a schedule of cron comes, in the mean. */
final class RunsOfSchedule {

    private static final Pattern PART = Pattern.compile("(?:\\*|(\\d{1,2})(?:-(\\d{1,2}))?)(?:/(\\d{1,2}))?");
    private static final int FIELDS = 5;
    private static final double DAYS_OF_MONTH = 31;
    private static final double DAYS_OF_WEEK = 7;
    private static final double MONTHS = 12;

    private RunsOfSchedule() {}

    /** {@return the runs in a day, a fraction if it does not come every day; empty if it is no plain schedule} */
    static Optional<Double> perDay(String schedule) {
        String[] fields = schedule.trim().split("\\s+", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        double minutes = count(fields[0], 0, 59);
        double hours = count(fields[1], 0, 23);
        double months = count(fields[3], 1, (int) MONTHS) / MONTHS;
        double runs = minutes * hours * months * days(fields[2], fields[4]);
        return runs > 0 ? Optional.of(runs) : Optional.empty();
    }

    /** Where both days are named, either is enough. */
    private static double days(String ofMonth, String ofWeek) {
        double month = count(ofMonth, 1, (int) DAYS_OF_MONTH) / DAYS_OF_MONTH;
        double week = weekdays(ofWeek) / DAYS_OF_WEEK;
        boolean isEither = !ofMonth.startsWith("*") && !ofWeek.startsWith("*");
        return isEither ? Math.min(1, month + week) : month * week;
    }

    /** Sunday is 0 and 7. */
    private static int weekdays(String field) {
        BitSet days = values(field, 0, (int) DAYS_OF_WEEK - 1);
        days.set(0, days.get(0) || days.get((int) DAYS_OF_WEEK));
        days.clear((int) DAYS_OF_WEEK);
        return days.cardinality();
    }

    private static int count(String field, int least, int most) {
        return values(field, least, most).cardinality();
    }

    /** The values of a field; none if it is no plain one. */
    private static BitSet values(String field, int least, int most) {
        BitSet values = new BitSet();
        for (String part : field.split(",", -1)) {
            Matcher range = PART.matcher(part);
            if (!range.matches()) {
                return new BitSet();
            }
            int from = number(range.group(1), least);
            boolean isOne = range.group(1) != null && range.group(3) == null;
            int to = number(range.group(2), isOne ? from : most);
            int step = Math.max(1, number(range.group(3), 1));
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private static int number(@Nullable String text, int otherwise) {
        return text == null ? otherwise : Integer.parseInt(text);
    }
}
