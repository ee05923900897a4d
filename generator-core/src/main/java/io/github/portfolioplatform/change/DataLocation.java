package io.github.portfolioplatform.change;

/**
 * Where the data of a server lies, whatever the path in its container is.
 *
 * @param volume the claim; or the kind of another volume; or {@value #IN_POD}
 * @param folder the folder in the volume, {@code /pgdata}
 */
record DataLocation(String volume, String folder) {

    /** No volume is mounted there: the data goes with the container. */
    static final String IN_POD = "Pod";

    private static final String EMPTY_DIRECTORY = "emptyDir";

    boolean outlivesThePod() {
        return !volume.equals(IN_POD) && !volume.equals(EMPTY_DIRECTORY);
    }

    /** {@return volume and folder, {@code redis-pvc:/}} */
    @Override
    public String toString() {
        return volume + ":" + folder;
    }
}
