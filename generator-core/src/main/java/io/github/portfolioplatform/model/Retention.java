package io.github.portfolioplatform.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which copies stay when there is a newer one. A copy stays if any of the three says so; where backups stop, nothing is deleted. */
public final class Retention {

    /** The newest three, a week of days, and a month of weeks. */
    public static final Retention USUAL = of(3, 7, 4);

    private static final Retention BUCKET = new Retention(0, 0, 0, true);

    private final int last;
    private final int daily;
    private final int weekly;
    private final boolean isOfBucket;

    private Retention(int last, int daily, int weekly, boolean isOfBucket) {
        this.last = last;
        this.daily = daily;
        this.weekly = weekly;
        this.isOfBucket = isOfBucket;
    }

    /**
     * {@return a retention that the jobs carry out}
     *
     * @param last that many newest copies, at least 1
     * @param daily the newest copy of each of that many days that have one
     * @param weekly the newest copy of each of that many weeks that have one
     */
    public static Retention of(int last, int daily, int weekly) {
        return new Retention(last, daily, weekly, false);
    }

    /** {@return the retention of the bucket: the credentials of the jobs need no right to delete} */
    public static Retention byBucket() {
        return BUCKET;
    }

    /** {@return that many newest copies, at least 1} */
    public int last() {
        return last;
    }

    /** {@return the newest copy of each of that many days that have one} */
    public int daily() {
        return daily;
    }

    /** {@return the newest copy of each of that many weeks that have one} */
    public int weekly() {
        return weekly;
    }

    /** {@return whether the bucket itself removes copies, by its lifecycle rules, and the jobs remove none} */
    public boolean isOfBucket() {
        return isOfBucket;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Retention that
                && last == that.last
                && daily == that.daily
                && weekly == that.weekly
                && isOfBucket == that.isOfBucket;
    }

    @Override
    public int hashCode() {
        return Objects.hash(last, daily, weekly, isOfBucket);
    }

    @Override
    public String toString() {
        return "Retention[last=" + last + ", daily=" + daily + ", weekly=" + weekly + ", isOfBucket=" + isOfBucket
                + "]";
    }
}
