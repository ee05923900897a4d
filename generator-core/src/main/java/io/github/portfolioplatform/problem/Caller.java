package io.github.portfolioplatform.problem;

/** Who asked for a rendering or a comparison. Advice names goals to those who run goals, and methods to those who call methods. */
public enum Caller {
    /** The goals of the Maven plugin. */
    MAVEN,
    /** Code that calls the library. */
    LIBRARY
}
