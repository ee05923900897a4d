package io.github.portfolioplatform.manifest;

/** What tells that a content is none of a person, although this working copy does not remember that a run wrote it. */
interface Traces {

    /** For a folder in which nothing of a person can be lost. */
    Traces OF_EVERYTHING = new Traces() {
        @Override
        public boolean hold(ManifestPath path, byte[] content) {
            return true;
        }

        @Override
        public boolean list(ManifestPath path) {
            return false;
        }
    };

    /** {@return whether that content of one of our files is kept elsewhere, or was put together from such contents} */
    boolean hold(ManifestPath path, byte[] content);

    /** {@return whether an inventory of either side of a merge lists the file} */
    boolean list(ManifestPath path);
}
