package io.github.portfolioplatform.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What several levels say of backups. */
class BackupSettingsTest {

    private static final BackupTarget DISK = BackupTarget.volume("disk", "backups");
    private static final BackupSettings NIGHTLY =
            BackupSettings.to("disk").schedule(BackupSchedule.daily(1, 0)).keep(Retention.of(1, 2, 3));

    @Test
    void the_nearest_that_says_something_counts() {
        BackupSettings said =
                BackupSettings.NONE.schedule(BackupSchedule.hourly()).over(NIGHTLY);

        assertThat(said).isEqualTo(NIGHTLY.schedule(BackupSchedule.hourly()));
    }

    @Test
    void who_wants_none_has_none() {
        assertThat(BackupSettings.none("it is a cache").over(NIGHTLY)).isEqualTo(BackupSettings.none("it is a cache"));
    }

    @Test
    void who_wants_none_stays_without_until_somebody_nearer_says_where_they_go() {
        BackupSettings none = BackupSettings.none("it is thrown away");

        assertThat(BackupSettings.NONE.verify(BackupSchedule.hourly()).over(none))
                .isEqualTo(none);
        assertThat(BackupSettings.to("disk").over(none)).isEqualTo(BackupSettings.to("disk"));
    }

    @Test
    void a_target_is_enough() {
        assertThat(BackupSettings.to("disk").settledTo(DISK))
                .isEqualTo(new Backup(
                        DISK,
                        BackupSchedule.parse("daily 03:00"),
                        Retention.of(3, 7, 4),
                        BackupSchedule.parse("weekly sunday 05:00"),
                        null,
                        BackupJobs.NONE));
    }
}
