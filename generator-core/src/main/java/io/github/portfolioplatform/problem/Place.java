package io.github.portfolioplatform.problem;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/** Where a problem is: a position in a file, a value of a model that was built in Java, a rendered resource, a decorator, or a field of a rendered
 * file. */
public sealed interface Place extends Comparable<Place> {

    /** Orders places in files by position, all others by their text. */
    @Override
    default int compareTo(Place other) {
        if (this instanceof InFile here && other instanceof InFile there) {
            return InFile.ORDER.compare(here, there);
        } else if (this instanceof InModel here && other instanceof InModel there) {
            return here.path().compareTo(there.path());
        }
        return toString().compareTo(other.toString());
    }

    /**
     * A position in a text file.
     *
     * @param file the file as the user named it
     * @param line the line, counted from 1
     * @param column the column in code points, counted from 1
     */
    record InFile(String file, int line, int column) implements Place {

        /** Refuses null. */
        public InFile {
            requireNonNull(file, "file");
        }

        private static final Comparator<InFile> ORDER = Comparator.comparing(InFile::file)
                .thenComparingInt(InFile::line)
                .thenComparingInt(InFile::column);

        /** {@return the form that terminals and editors make clickable, {@code portfolio.yaml:14:16}} */
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    /**
     * A value of the model.
     *
     * @param path the position of the value
     */
    record InModel(ModelPath path) implements Place {

        /** Refuses null. */
        public InModel {
            requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A rendered resource.
     *
     * @param kind the kind, {@code StatefulSet}
     * @param name the name in the cluster
     */
    record InResource(String kind, String name) implements Place {

        /** Refuses null. */
        public InResource {
            requireNonNull(kind, "kind");
            requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /**
     * Code of the caller that decorates resources.
     *
     * @param type the name of its class
     * @param instance the instance whose resources it was applied to
     * @param environment the environment of these
     */
    record InDecorator(String type, String instance, String environment) implements Place {

        /** Refuses null. */
        public InDecorator {
            requireNonNull(type, "type");
            requireNonNull(instance, "instance");
            requireNonNull(environment, "environment");
        }

        @Override
        public String toString() {
            return type + " on " + instance + " in " + environment;
        }
    }

    /**
     * A field of a rendered file.
     *
     * @param file the file, {@code k8s/development/redis/claim.yaml}
     * @param field the field, {@code spec.resources.requests.storage}
     */
    record InManifest(String file, String field) implements Place {

        /** Refuses null. */
        public InManifest {
            requireNonNull(file, "file");
            requireNonNull(field, "field");
        }

        @Override
        public String toString() {
            return file + ": " + field;
        }
    }
}
