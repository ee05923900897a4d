package io.github.portfolioplatform.model;

/**
 * Which copies stay when there is a newer one. A copy stays if any of the three says so; where backups stop, nothing is deleted.
 *
 * @param last that many newest copies, at least 1
 * @param daily the newest copy of each of that many days that have one
 * @param weekly the newest copy of each of that many weeks that have one
 */
public record Retention(int last, int daily, int weekly) {

    /** The newest three, a week of days, and a month of weeks. */
    public static final Retention USUAL = new Retention(3, 7, 4);
}
