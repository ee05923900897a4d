package io.github.portfolioplatform.decoration;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a class loader finds, asked without loading a class. */
record ClassPath(ClassLoader loader) {

    boolean has(String file) {
        try {
            return loader.getResources(file).hasMoreElements();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
