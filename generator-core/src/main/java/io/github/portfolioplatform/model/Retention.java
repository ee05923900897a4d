package io.github.portfolioplatform.model;

/**
 * Which copies stay when there is a newer one. A copy stays if any of the three says so; where backups stop, nothing is deleted.
 *
 * @param last that many newest copies, at least 1
 * @param daily the newest copy of each of that many days that have one
 * @param weekly the newest copy of each of that many weeks that have one
 * @param isOfBucket whether the bucket itself removes copies, by its lifecycle rules, and the jobs remove none
 */
public record Retention(int last, int daily, int weekly, boolean isOfBucket) {

    /** The newest three, a week of days, and a month of weeks. */
    public static final Retention USUAL = new Retention(3, 7, 4);

    private static final Retention BUCKET = new Retention(0, 0, 0, true);

    /** Creates a retention that the jobs carry out. */
    public Retention(int last, int daily, int weekly) {
        this(last, daily, weekly, false);
    }

    /** {@return the retention of the bucket: the credentials of the jobs need no right to delete} */
    public static Retention byBucket() {
        return BUCKET;
    }
}
